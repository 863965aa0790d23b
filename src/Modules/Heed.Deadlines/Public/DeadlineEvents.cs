namespace Heed.Deadlines.Public;

/// <summary>Names of this module's events; part of the API. Facts: conversation, kind, policy, due; on <see cref="Broken"/> also assignee, team and how many seconds late it was noticed.</summary>
public static class DeadlineEvents
{
    /// <summary>A step before or after a deadline was taken. Facts besides: minutes from the deadline.</summary>
    public const string Escalated = "deadline.escalated";

    /// <summary>The deadline passed and the promise was not kept.</summary>
    public const string Broken = "deadline.broken";

    /// <summary>What was promised was done in time.</summary>
    public const string Kept = "deadline.kept";
}
