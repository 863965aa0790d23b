using Heed.Metrics.Folding;

namespace Heed.Metrics.Rollups;

/// <summary>Sum of a brand's facts of a day: what whole companies and brands are asked about, a hundredth of the rows of <see cref="RollupRow"/>.</summary>
internal sealed class DayRow
{
    public WorkspaceId Workspace { get; set; }

    public FactKind Kind { get; set; }

    /// <summary>One mark: the facts that bear it. None: all.</summary>
    public Marks Mark { get; set; }

    public int Day { get; set; }

    public Guid Brand { get; set; }

    public long Count { get; set; }

    public long Total { get; set; }

    public long Business { get; set; }

    /// <summary>How the values lie (see <see cref="Histogram"/>); null where only sums are asked for.</summary>
    public byte[]? Spread { get; set; }

    public byte[]? BusinessSpread { get; set; }
}
