namespace Heed.Knowledge.Usage;

/// <summary>Counts uses of entries by day and adds them up.</summary>
internal static class UsageBook
{
    private static SqlText Sums => $"""
        cast(sum(shown) as bigint), cast(sum(sent) as bigint), cast(sum(by_bot) as bigint), cast(sum(by_agents) as bigint), cast(sum(solved) as bigint),
        cast(sum(not_solved) as bigint), cast(sum(helpful_yes) as bigint), cast(sum(helpful_no) as bigint), cast(sum(deflected) as bigint)
        """;

    /// <summary>The day of an instant, since 1970.</summary>
    public static int Day(DateTimeOffset at) => (int)(at.ToUnixTimeSeconds() / 86_400);

    /// <summary>Counts a use. An entry that is gone meanwhile is not counted.</summary>
    public static void Count(Unit unit, Guid entry, KnowledgeUse use, int times)
    {
        if (unit.Number($"select count(*) from knowledge_entries where workspace = {unit.Workspace} and id = {entry}") == 0) return;
        int One(params ReadOnlySpan<KnowledgeUse> of) => of.Contains(use) ? times : 0;
        var person = unit.Actor.Kind == ActorKind.Person;
        var used = One(KnowledgeUse.Shown, KnowledgeUse.Sent);
        var (byBot, byAgents) = person ? (0, used) : (used, 0);
        unit.Execute($"""
            insert into knowledge_uses (workspace, entry, day, shown, sent, by_bot, by_agents, solved, not_solved, helpful_yes, helpful_no, deflected)
            values ({unit.Workspace}, {entry}, {Day(unit.Now)}, {One(KnowledgeUse.Shown)}, {One(KnowledgeUse.Sent)}, {byBot}, {byAgents},
                {One(KnowledgeUse.Solved)}, {One(KnowledgeUse.NotSolved)}, {One(KnowledgeUse.HelpfulYes)}, {One(KnowledgeUse.HelpfulNo)}, {One(KnowledgeUse.DeflectedContact)})
            on conflict (workspace, entry, day) do update set
                shown = knowledge_uses.shown + excluded.shown, sent = knowledge_uses.sent + excluded.sent,
                by_bot = knowledge_uses.by_bot + excluded.by_bot, by_agents = knowledge_uses.by_agents + excluded.by_agents,
                solved = knowledge_uses.solved + excluded.solved, not_solved = knowledge_uses.not_solved + excluded.not_solved,
                helpful_yes = knowledge_uses.helpful_yes + excluded.helpful_yes, helpful_no = knowledge_uses.helpful_no + excluded.helpful_no,
                deflected = knowledge_uses.deflected + excluded.deflected
            """);
    }

    /// <summary>Sums of all entries that were used in so many days up to now.</summary>
    public static async Task<Dictionary<Guid, UsageSums>> AllAsync(ReadSession session, WorkspaceId workspace, DateTimeOffset now, int days, CancellationToken cancellationToken)
    {
        var rows = await session.QueryAsync(
            $"select entry, {Sums} from knowledge_uses where workspace = {workspace} and day > {Day(now) - days} group by entry",
            r => (r.Id(0), UsageSums.Read(r, 1, days)), cancellationToken);
        return rows.ToDictionary(r => r.Item1, r => r.Item2);
    }

    /// <summary>Sums of one entry.</summary>
    public static async Task<UsageSums> OfAsync(ReadSession session, WorkspaceId workspace, Guid entry, DateTimeOffset now, int days, CancellationToken cancellationToken) =>
        await session.FirstAsync(
            $"select {Sums} from knowledge_uses where workspace = {workspace} and entry = {entry} and day > {Day(now) - days} group by entry",
            r => UsageSums.Read(r, 0, days), cancellationToken) ?? UsageSums.None(days);

    /// <summary>The days of one entry, oldest first; days without any use are left out.</summary>
    public static Task<List<UsageDay>> DaysAsync(ReadSession session, WorkspaceId workspace, Guid entry, DateTimeOffset now, int days, CancellationToken cancellationToken) =>
        session.QueryAsync(
            $"select day, shown, sent, solved, not_solved from knowledge_uses where workspace = {workspace} and entry = {entry} and day > {Day(now) - days} order by day",
            r => new UsageDay(DateOnly.FromDayNumber(DateOnly.FromDateTime(DateTime.UnixEpoch).DayNumber + r.Int(0)), r.Int(1), r.Int(2), r.Int(3), r.Int(4)), cancellationToken);
}
