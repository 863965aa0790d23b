using Heed.Platform.Web;

namespace Heed.Knowledge.Entries;

/// <summary>What of the list is wanted; all of it must hold.</summary>
/// <param name="Q">Part of the question or of a variant.</param>
internal sealed record EntryFilter(
    EntryStatus? Status, Guid? Brand, Guid? Category, Guid? Owner, Audience? Audience, EntryAttention? Attention, string? Q, EntryOrder Order, string? After, int? Limit)
{
    internal const int MaxQuery = 100;

    public void Check() => new Validate().Text(Q, "q", MaxQuery, required: false).Done();
}

/// <summary>What asks for attention.</summary>
internal enum EntryAttention
{
    Expiring,
    Falling,

    /// <summary>Published and not touched for a year.</summary>
    Stale,

    /// <summary>Waits for review.</summary>
    Review,
    Mined,

    /// <summary>Has something unpublished.</summary>
    Drafts,
}

/// <summary>In which order entries are listed.</summary>
internal enum EntryOrder
{
    /// <summary>Most used first.</summary>
    Uses,

    /// <summary>Newest change first.</summary>
    Changed,
    Question,
}
