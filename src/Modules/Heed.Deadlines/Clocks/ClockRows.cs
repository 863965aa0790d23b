using Heed.Deadlines.Public;

namespace Heed.Deadlines.Clocks;

/// <summary>Clocks of a conversation inside a unit: loaded together, written back together.</summary>
internal static class ClockRows
{
    internal static List<Clock> Load(Unit unit, Guid conversation) => unit.Query(Clocks(unit.Workspace, [conversation]), r => Read(unit.Workspace, r));

    /// <summary>Clocks of many conversations, each with them in the order of their kinds.</summary>
    internal static ILookup<Guid, Clock> Load(Unit unit, IReadOnlyCollection<Guid> conversations) =>
        unit.Query(Clocks(unit.Workspace, conversations), r => Read(unit.Workspace, r)).ToLookup(c => c.Conversation);

    internal static Task<List<Clock>> LoadAsync(ReadSession session, WorkspaceId workspace, Guid conversation, CancellationToken cancellationToken) =>
        session.QueryAsync(Clocks(workspace, [conversation]), r => Read(workspace, r), cancellationToken);

    private static Clock Read(WorkspaceId workspace, Row r) => new()
    {
        Workspace = workspace,
        Conversation = r.Id(13),
        Kind = (DeadlineKind)r.Int(0),
        Policy = r.Id(1),
        TargetMinutes = r.Int(2),
        WarnPercent = r.Int(3),
        StartedAt = r.Time(4),
        Used = r.Long(5),
        RunningSince = r.TimeOrNull(6),
        DueAt = r.TimeOrNull(7),
        WarnAt = r.TimeOrNull(8),
        State = (ClockState)r.Int(9),
        BrokenAt = r.TimeOrNull(10),
        StoppedAt = r.TimeOrNull(11),
        Steps = r.Long(12),
    };

    internal static void Save(Unit unit, IEnumerable<Clock> clocks) => unit.Execute([.. clocks.Select(c => Saving(unit.Workspace, c))]);

    private static SqlText Saving(WorkspaceId workspace, Clock clock) => $"""
        insert into deadlines_clocks (workspace, conversation, kind, policy, target_minutes, warn_percent, started_at, used, running_since, due_at, warn_at, state, broken_at, stopped_at, steps)
        values ({workspace}, {clock.Conversation}, {clock.Kind}, {clock.Policy}, {clock.TargetMinutes}, {clock.WarnPercent}, {clock.StartedAt}, {clock.Used}, {clock.RunningSince}, {clock.DueAt},
          {clock.WarnAt}, {clock.State}, {clock.BrokenAt}, {clock.StoppedAt}, {clock.Steps})
        on conflict (workspace, conversation, kind) do update set policy = excluded.policy, target_minutes = excluded.target_minutes, warn_percent = excluded.warn_percent,
          started_at = excluded.started_at, used = excluded.used, running_since = excluded.running_since, due_at = excluded.due_at, warn_at = excluded.warn_at, state = excluded.state,
          broken_at = excluded.broken_at, stopped_at = excluded.stopped_at, steps = excluded.steps
        """;

    /// <summary>Forgets all clocks of a conversation; false when there were none.</summary>
    internal static bool Drop(Unit unit, Guid conversation)
    {
        unit.Execute($"delete from deadlines_clocks where workspace = {unit.Workspace} and conversation = {conversation}");
        return unit.Execute($"delete from deadlines_threads where workspace = {unit.Workspace} and conversation = {conversation}") > 0;
    }

    internal static FollowedThread? Thread(Unit unit, Guid conversation) => unit.First(Threads(unit.Workspace, conversation), r => Thread(unit.Workspace, conversation, r));

    internal static Task<FollowedThread?> ThreadAsync(ReadSession session, WorkspaceId workspace, Guid conversation, CancellationToken cancellationToken) =>
        session.FirstAsync(Threads(workspace, conversation), r => Thread(workspace, conversation, r), cancellationToken);

    internal static void Save(Unit unit, FollowedThread thread) => unit.Execute($"""
        insert into deadlines_threads (workspace, conversation, policy, policy_version, seq) values ({unit.Workspace}, {thread.Conversation}, {thread.Policy}, {thread.PolicyVersion}, {thread.Seq})
        on conflict (workspace, conversation) do update set policy = excluded.policy, policy_version = excluded.policy_version, seq = excluded.seq
        """);

    private static SqlText Clocks(WorkspaceId workspace, IReadOnlyCollection<Guid> conversations) =>
        $"""
        select kind, policy, target_minutes, warn_percent, started_at, used, running_since, due_at, warn_at, state, broken_at, stopped_at, steps, conversation
        from deadlines_clocks where workspace = {workspace} and conversation in {conversations} order by kind
        """;

    private static SqlText Threads(WorkspaceId workspace, Guid conversation) =>
        $"select policy, policy_version, seq from deadlines_threads where workspace = {workspace} and conversation = {conversation}";

    private static FollowedThread Thread(WorkspaceId workspace, Guid conversation, Row r) =>
        new() { Workspace = workspace, Conversation = conversation, Policy = r.Id(0), PolicyVersion = r.Long(1), Seq = r.Long(2) };
}
