namespace Heed.Text.Retrieval;

/// <summary>One piece of knowledge: a question, other ways to ask it, and its answer.</summary>
/// <param name="Id">What the caller knows it by; unique within an index.</param>
/// <param name="Question">The question as it was written.</param>
/// <param name="Variants">Other wordings of the same question.</param>
/// <param name="Answer">The answer as plain text.</param>
public sealed record AnswerEntry(string Id, string Question, IReadOnlyList<string> Variants, string Answer);
