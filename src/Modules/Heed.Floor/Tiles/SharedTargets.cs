using Heed.Metrics.Public;

namespace Heed.Floor.Tiles;

/// <summary>The workspace's targets of figures, in the units of the floor's tiles and lines. Pure.</summary>
internal static class SharedTargets
{
    /// <summary>What a tile is held against: its own target, or the workspace's where it follows that and one is set.</summary>
    public static TileSetting Held(TileSetting setting, MetricTargets targets) => setting.Shared && Of(setting.Kind, targets) is { } shared ? setting with { Target = shared } : setting;

    /// <summary>The workspace's target of a tile's figure; null when none is set, or reports have no such figure.</summary>
    public static double? Of(TileKind kind, MetricTargets targets) => kind switch
    {
        TileKind.ServiceLevel => Percent(targets.Find("serviceLevel")),
        TileKind.Abandonment => Percent(targets.Find("abandonment")),
        // An index of 0 is a mean of one star, 100 one of five.
        TileKind.Satisfaction => targets.Find("csi") is { } index ? Math.Round(1 + (index.Value / 25), 2) : null,
        _ => null,
    };

    /// <summary>All of them.</summary>
    public static IReadOnlyList<TileTarget> All(MetricTargets targets) =>
        [.. Enum.GetValues<TileKind>().Select(kind => (Kind: kind, Target: Of(kind, targets))).Where(t => t.Target is not null).Select(t => new TileTarget(t.Kind, t.Target!.Value))];

    /// <summary>How many of a hundred a line should answer in time: its target when one is set for it, else what the queue promises.</summary>
    public static int PercentOf(Guid queue, int promised, MetricTargets targets) =>
        targets.Items.FirstOrDefault(t => t.Metric == "serviceLevel" && t.QueueId == queue) is { } own ? (int)Math.Round(own.Value * 100) : promised;

    private static double? Percent(MetricTarget? target) => target is { } one ? Math.Round(one.Value * 100, 1) : null;
}

/// <summary>The workspace's target of a tile's figure, in the tile's unit.</summary>
internal sealed record TileTarget(TileKind Kind, double Target);
