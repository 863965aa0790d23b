namespace Heed.Metrics.Folding;

/// <summary>Whether a conversation counts. The numbers are stored.</summary>
internal enum Standings
{
    /// <summary>It counts.</summary>
    Counts = 0,

    /// <summary>It was merged into another one: the work counts, the conversation does not, for it would count twice.</summary>
    Merged = 1,

    /// <summary>Spam: nothing counts.</summary>
    Spam = 2,
}
