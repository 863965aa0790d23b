namespace Heed.Knowledge.Entries;

/// <summary>The answer for a channel in a language.</summary>
/// <param name="Channel">A name of <see cref="Public.KnowledgeChannels"/>.</param>
/// <param name="Language">Language tag.</param>
/// <param name="Markdown">The words; <c>{{case}}</c> marks where the words of the situation stand.</param>
/// <param name="Cases">What differs by situation.</param>
internal sealed record EntryAnswer(string Channel, string Language, string Markdown, IReadOnlyList<AnswerCase>? Cases = null)
{
    /// <summary>What differs by situation; empty when nothing does.</summary>
    public IReadOnlyList<AnswerCase> Cases { get; init; } = Cases ?? [];
}
