namespace Heed.Knowledge.Public;

/// <summary>A published entry as the answer to a question.</summary>
/// <param name="Entry">The entry.</param>
/// <param name="Version">Number of the published version that this is.</param>
/// <param name="Category">Its category, if any.</param>
/// <param name="Question">Its question, in the language of the answer where there is one.</param>
/// <param name="Answer">The answer for the channel as plain text; variables such as <c>{{customer.name}}</c> stand as written.</param>
/// <param name="Markdown">The same answer as Markdown.</param>
/// <param name="Language">Language of the answer.</param>
/// <param name="Score">How likely it answers, 0 to 1; 1 when it was not asked for by words.</param>
/// <param name="Matched">The wording of the entry that came nearest to the question.</param>
/// <param name="Audience">Who may read the entry.</param>
/// <param name="Related">What customers ask next.</param>
public sealed record KnowledgeAnswer(
    Guid Entry, long Version, Guid? Category, string Question, string Answer, string Markdown, string Language, double Score, string Matched, Audience Audience,
    IReadOnlyList<RelatedScenario> Related);
