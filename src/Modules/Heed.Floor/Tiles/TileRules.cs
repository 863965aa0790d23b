using Heed.Platform.Web;

namespace Heed.Floor.Tiles;

/// <summary>Which targets mean something, and when a figure is near or over its own. Pure.</summary>
internal static class TileRules
{
    /// <summary>More are noise: nobody acts upon fifteen figures.</summary>
    public const int Most = 6;

    /// <summary>How the floor is set up until somebody changes it.</summary>
    public static IReadOnlyList<TileSetting> Default { get; } =
    [
        new(TileKind.Waiting, 8, TileAction.PreAnswer),
        new(TileKind.LongestWait, 180, TileAction.Assign),
        new(TileKind.ServiceLevel, 80, TileAction.ShowLines, Shared: true),
        new(TileKind.Abandonment, 5, TileAction.CallBack, Shared: true),
        new(TileKind.Staffing, 0, TileAction.ShowAgents),
        new(TileKind.Deadlines, 0, TileAction.ShowDeadlines),
    ];

    /// <summary>Whether the figure should stay below its target, rather than above.</summary>
    public static bool IsCeiling(TileKind kind) => kind is not (TileKind.ServiceLevel or TileKind.Satisfaction or TileKind.Room);

    /// <exception cref="InvalidRefusal">Too many or no tiles, one twice, or a target out of its range.</exception>
    public static void Check(IReadOnlyList<TileSetting> tiles)
    {
        var check = new Validate()
            .That(tiles.Count is >= 1 and <= Most, "tiles", "count", $"One to {Most} tiles.")
            .That(tiles.Select(t => t.Kind).Distinct().Count() == tiles.Count, "tiles", "twice", "A figure stands in one tile only.");
        for (var i = 0; i < Math.Min(tiles.Count, Most); i++)
        {
            var (low, high) = Range(tiles[i].Kind);
            check.That(tiles[i].Target >= low && tiles[i].Target <= high, $"tiles[{i}].target", "outOfRange", $"Between {low} and {high}.");
        }

        check.Done();
    }

    /// <summary>How a figure stands: near is within a fifth of what may be (a twentieth, for targets that are reached from below).</summary>
    public static TileState State(TileKind kind, double? value, double target)
    {
        if (value is not { } figure) return TileState.None;
        if (!IsCeiling(kind)) return figure < target ? TileState.Over : figure < target * 1.05 ? TileState.Near : TileState.Ok;
        if (figure > target) return TileState.Over;
        return figure > 0 && figure > target * 0.8 ? TileState.Near : TileState.Ok;
    }

    /// <summary>Agents against need: short by more than the target is over when a fifth or more is missing, else near.</summary>
    public static TileState Staffing(int staffed, int? needed, double mayMiss)
    {
        if (needed is not { } need) return TileState.None;
        var missing = need - staffed - mayMiss;
        if (missing <= 0) return TileState.Ok;
        return missing * 5 > need ? TileState.Over : TileState.Near;
    }

    /// <summary>Promises: more broken than may be is over, any at risk near.</summary>
    public static TileState Deadlines(int atRisk, int broken, double mayBreak) => broken > mayBreak ? TileState.Over : atRisk > 0 ? TileState.Near : TileState.Ok;

    private static (double Low, double High) Range(TileKind kind) => kind switch
    {
        TileKind.LongestWait => (1, 86_400),
        TileKind.ServiceLevel or TileKind.Abandonment => (0, 100),
        TileKind.Satisfaction => (1, 5),
        _ => (0, 100_000),
    };
}
