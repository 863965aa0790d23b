using Heed.Platform.Search;
using Heed.Text;

namespace Heed.Conversations.Search;

/// <summary>Something found. Checked against its text as it is now, or, while its text is empty, by its terms alone.</summary>
/// <param name="Doc">Its number in the index: newest first is falling.</param>
/// <param name="Message">The message it stands in; null for a subject.</param>
internal sealed record SearchHit(long Doc, SearchKind Kind, Guid Entity, Guid Conversation, Guid? Message, DateTimeOffset At, string Text, IReadOnlyList<TextRange> Ranges)
{
    /// <summary>
    /// How well it answers: what fills more of its text says more about it, as in BM25 (Robertson and Zaragoza, 2009) with
    /// the usual k = 1.2 and b = 0.75. All hits hold all parts, so how rare a part is makes no difference among them.
    /// </summary>
    public double Score
    {
        get
        {
            const double often = 1.2, byLength = 0.75, usual = 120;
            var weight = Ranges.Count / (Ranges.Count + (often * (1 - byLength + (byLength * Text.Length / usual))));
            return Kind == SearchKind.Message ? weight : weight + 0.5;
        }
    }
}
