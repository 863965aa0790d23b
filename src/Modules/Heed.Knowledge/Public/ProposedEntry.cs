namespace Heed.Knowledge.Public;

/// <summary>A question and answer found in solved conversations. It waits for a person and is never published by itself.</summary>
/// <param name="Question">The question, personal data masked.</param>
/// <param name="Variants">Other wordings, masked.</param>
/// <param name="Markdown">The answer, masked.</param>
/// <param name="Language">Language of all of it.</param>
/// <param name="Brand">Brand it came up in; null for all.</param>
/// <param name="Conversations">How many conversations speak for it.</param>
public sealed record ProposedEntry(string Question, IReadOnlyList<string> Variants, string Markdown, string Language, Guid? Brand, int Conversations);
