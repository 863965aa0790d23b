using System.Text.Json;
using Heed.Platform.Web;
using Microsoft.EntityFrameworkCore;

namespace Heed.Routing.Presence;

/// <summary>What a workspace has settled about being away; absent until it is changed for the first time.</summary>
internal sealed class PresenceRules
{
    /// <summary>Calm breaks of an agent in one day, unless settled otherwise.</summary>
    public const int UsualCalmPerDay = 2;

    /// <summary>Length of a calm break in minutes, unless settled otherwise.</summary>
    public const int UsualCalmMinutes = 10;

    /// <summary>Most reasons of a workspace, archived ones included.</summary>
    public const int MostReasons = 40;

    public required WorkspaceId Workspace { get; init; }

    public int CalmPerDay { get; set; } = UsualCalmPerDay;

    public int CalmMinutes { get; set; } = UsualCalmMinutes;

    /// <summary>JSON of the <see cref="AwayReason"/>s, in their order.</summary>
    public string Reasons { get; set; } = JsonSerializer.Serialize(AwayReason.Usual, HeedJson.Options);

    public long Version { get; set; }

    public PresenceRulesView View() => new(CalmPerDay, CalmMinutes, JsonSerializer.Deserialize<IReadOnlyList<AwayReason>>(Reasons, HeedJson.Options)!, Version);

    /// <summary>The rules of the unit's workspace.</summary>
    public static PresenceRulesView Of(Unit unit) => (unit.Db.Set<PresenceRules>().AsNoTracking().FirstOrDefault(r => r.Workspace == unit.Workspace) ?? new PresenceRules { Workspace = unit.Workspace }).View();

    /// <summary>The rules of a workspace.</summary>
    public static async Task<PresenceRulesView> OfAsync(ReadSession session, WorkspaceId workspace, CancellationToken cancellationToken) =>
        (await session.Db.Set<PresenceRules>().FirstOrDefaultAsync(r => r.Workspace == workspace, cancellationToken) ?? new PresenceRules { Workspace = workspace }).View();
}

/// <summary>Reasons to be away, and the calm break.</summary>
/// <param name="CalmPerDay">Calm breaks an agent may take in one day; 0 for none.</param>
/// <param name="CalmMinutes">How long one lasts.</param>
internal sealed record PresenceRulesView(int CalmPerDay, int CalmMinutes, IReadOnlyList<AwayReason> Reasons, long Version)
{
    /// <summary>The reason, unless it is unknown or archived.</summary>
    public AwayReason? Offered(Guid? id) => Reasons.FirstOrDefault(r => r.Id == id && !r.Archived);
}
