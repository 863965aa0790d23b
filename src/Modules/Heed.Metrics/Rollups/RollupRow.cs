using Heed.Metrics.Folding;

namespace Heed.Metrics.Rollups;

/// <summary>Sum of the facts of a day that are alike in everything one may ask for.</summary>
internal sealed class RollupRow
{
    public WorkspaceId Workspace { get; set; }

    public FactKind Kind { get; set; }

    /// <summary>One mark: the facts that bear it. None: all.</summary>
    public Marks Mark { get; set; }

    public int Day { get; set; }

    public Guid Brand { get; set; }

    public string Channel { get; set; } = "";

    public Guid Team { get; set; }

    public Guid Agent { get; set; }

    public Guid Queue { get; set; }

    public bool Known { get; set; }

    public long Count { get; set; }

    public long Total { get; set; }

    public long Business { get; set; }

    /// <summary>How the values lie (see <see cref="Histogram"/>); null where only sums are asked for.</summary>
    public byte[]? Spread { get; set; }

    public byte[]? BusinessSpread { get; set; }
}
