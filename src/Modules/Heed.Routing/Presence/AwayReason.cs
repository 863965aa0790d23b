namespace Heed.Routing.Presence;

/// <summary>A reason to be away.</summary>
/// <param name="Key">Names one of Heed's own, which the console words; null for the workspace's own.</param>
/// <param name="Name">What the workspace calls it; null for Heed's own word.</param>
/// <param name="Minutes">How long it usually takes, 1 to 480; 0 leaves it open.</param>
/// <param name="Ask">A supervisor is asked first; otherwise the agent just goes.</param>
/// <param name="Archived">No longer offered; kept because history names it.</param>
internal sealed record AwayReason(Guid Id, string? Key, string? Name, int Minutes, bool Ask, bool Archived)
{
    /// <summary>The longest time away that can be named, in minutes.</summary>
    public const int Longest = 480;

    /// <summary>What a workspace starts with.</summary>
    public static IReadOnlyList<AwayReason> Usual { get; } =
        [Own("break", 15, ask: true), Own("lunch", 60, ask: false), Own("training", 60, ask: false), Own("meeting", 30, ask: false), Own("paperwork", 30, ask: false)];

    private static AwayReason Own(string key, int minutes, bool ask) => new(Ids.FromParts("heed.awayReason", key), key, null, minutes, ask, Archived: false);
}
