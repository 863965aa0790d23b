namespace Heed.Knowledge.Entries;

/// <summary>What an answer says in one situation.</summary>
/// <param name="Name">Shown to writers, and to readers when nothing decides between the cases.</param>
/// <param name="When">All must hold; none means: in all other situations.</param>
/// <param name="Markdown">What is said.</param>
internal sealed record AnswerCase(string Name, IReadOnlyList<CaseRule> When, string Markdown);
