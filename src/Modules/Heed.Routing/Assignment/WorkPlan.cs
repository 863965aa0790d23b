using System.Text.Json;
using Heed.Platform.Web;
using Heed.Queueing.Matching;
using Heed.Routing.Rules;

namespace Heed.Routing.Assignment;

/// <summary>What a piece of work asks for and why; kept with its place, so that a restart changes nothing.</summary>
/// <param name="Skills">Needs by rule and by access (<see cref="Access"/>).</param>
/// <param name="Language">BCP 47; null where nobody here speaks it anyway.</param>
/// <param name="Rule">The rule that chose; null when none was met.</param>
/// <param name="Version">The version of the rules that was asked.</param>
/// <param name="Trail">The rules that were asked, in order.</param>
/// <param name="Brand">With <paramref name="Team"/> and <paramref name="Priority"/>: what it was chosen by. When one of them changes, it is chosen again.</param>
internal sealed record WorkPlan(
    IReadOnlyList<SkillNeed> Skills, string? Language, BonusParts Bonus, Preference? Preference, Guid? Rule, int Version, IReadOnlyList<RuleTrail> Trail, Guid Brand, Guid? Team, Priority Priority)
{
    private const long Minute = 60_000_000;

    internal static WorkPlan Read(string json) => JsonSerializer.Deserialize<WorkPlan>(json, HeedJson.Options)!;

    internal string Write() => JsonSerializer.Serialize(this, HeedJson.Options);

    /// <summary>Whether the conversation still is what the plan was made for.</summary>
    internal bool Fits(ConversationRow row) => row.Brand == Brand && row.Team == Team && row.Priority == Priority;

    /// <summary>The place in the order for somebody who came at an instant.</summary>
    internal long Rank(DateTimeOffset entered) => Instants.ToMicros(entered) - (long)(Math.Min(Bonus.Minutes, DeskSettings.Engine.MostBonusMinutes) * Minute);

    /// <summary>The same for the engine.</summary>
    internal Work ToWork(QueuedWork row, DateTimeOffset? due) => new()
    {
        Id = row.Id,
        Queue = row.Queue,
        Kind = row.Kind,
        Entered = Instants.ToMicros(row.Entered),
        Skills = Skills,
        Language = Language,
        Bonus = Bonus,
        Preference = Preference,
        Due = due is { } at ? Instants.ToMicros(at) : null,
    };
}
