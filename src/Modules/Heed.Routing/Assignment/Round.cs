using Heed.Notices.Public;
using Heed.Queueing.Matching;

namespace Heed.Routing.Assignment;

/// <summary>What a desk looks for every few seconds among those who wait: customers who have gone, waits past the alarm, promises at risk.</summary>
internal sealed class Round(IStore store, IPeople people, INotices notices, TimeProvider time)
{
    /// <summary>By how many minutes a wait past the alarm moves ahead.</summary>
    internal const double AlarmMinutes = 30;

    private const int Batch = 500;
    private const long NoticeSeconds = 600;

    /// <summary>Those something is due for, by the terms of their queues.</summary>
    public async Task<List<Due>> DueAsync(WorkspaceId workspace, IReadOnlyDictionary<Guid, QueueRow> queues, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var terms = queues.Values.Select(q => q.Terms).ToList();
        var gone = Before(now, terms.Select(t => t.AbandonSeconds));
        var late = Before(now, terms.Select(t => t.AlarmSeconds));
        var near = now.AddSeconds(terms.Where(t => t.RiskMinutes > 0).Select(t => t.RiskSeconds).DefaultIfEmpty(0).Max());
        using var session = store.Read();
        var rows = await session.QueryAsync(
            $"""
            select {WorkRows.Columns}, c.due_at from routing_work w join conversations_conversations c on c.workspace = w.workspace and c.id = w.conversation
            where w.workspace = {workspace} and w.standing in ({Standing.Waiting}, {Standing.Offered})
              and (w.away_since <= {gone} or (w.alarmed_at is null and w.entered <= {late}) or c.due_at <= {near})
            order by w.rank limit {Batch}
            """,
            r => (Row: WorkRows.Read(workspace, r), DueAt: r.TimeOrNull(13)), cancellationToken);
        return [.. rows.Where(r => queues.ContainsKey(r.Row.Queue)).Select(r => Of(r.Row, r.DueAt, queues[r.Row.Queue].Terms, now)).Where(d => d.Left || d.Alarmed || d.Minutes > 0)];
    }

    /// <summary>Writes down that a customer has gone; false when they are back, or somebody has them.</summary>
    public static bool Leave(Unit unit, Guid id)
    {
        if (WorkRows.Find(unit, id) is not { Waits: true, AwaySince: { } since } row) return false;
        var waited = since > row.Since ? since - row.Since : TimeSpan.Zero;
        WorkNews.Gone(unit, row, since, (long)waited.TotalSeconds);
        if (row.Agent is { } asked) WorkNews.Asked(unit, id, asked);
        (row.Standing, row.Agent, row.Until, row.Since) = (Standing.Left, null, null, unit.Now);
        WorkRows.Save(unit, row);
        return true;
    }

    /// <summary>Raises the alarm for a wait: once, and supervisors hear of a queue at most every ten minutes. False when it waits no longer.</summary>
    public bool Alarm(Unit unit, Guid id, IReadOnlyCollection<Guid> supervisors)
    {
        if (WorkRows.Find(unit, id) is not { Waits: true, AlarmedAt: null } row) return false;
        row.AlarmedAt = unit.Now;
        WorkRows.Save(unit, row);
        WorkNews.Alarmed(unit, row);
        var slot = unit.Now.ToUnixTimeSeconds() / NoticeSeconds;
        var subject = Ids.FromParts("queueAlarm", row.Queue.ToString(), slot.ToString(System.Globalization.CultureInfo.InvariantCulture));
        var facts = new { queue = row.Queue, seconds = (long)(unit.Now - row.Entered).TotalSeconds };
        foreach (var person in supervisors) notices.Notify(unit, person, NoticeKinds.QueueAlarm, row.Conversation, facts: facts, subject: subject);
        return true;
    }

    /// <summary>Those who look after the people at work.</summary>
    public async Task<IReadOnlyCollection<Guid>> SupervisorsAsync(WorkspaceId workspace, CancellationToken cancellationToken) =>
        [.. (await people.ScopesAsync(workspace, cancellationToken)).Where(s => s.Has(RoutingPermissions.Supervise)).Select(s => s.Actor.Id!.Value)];

    /// <summary>Forgets why things were decided longer ago than is kept, and places that wait for nobody since then.</summary>
    public Task ForgetAsync(WorkspaceId workspace, CancellationToken cancellationToken)
    {
        var before = time.GetUtcNow() - DeskSettings.Kept;
        return store.WriteAsync(
            Scope.System(workspace),
            unit =>
            {
                unit.Execute($"delete from routing_decisions where workspace = {workspace} and id in (select id from routing_decisions where workspace = {workspace} and at < {before} order by id limit {Batch})");
                unit.Execute($"delete from routing_work where workspace = {workspace} and id in (select id from routing_work where workspace = {workspace} and standing = {Standing.Done} and since < {before} limit {Batch})");
            },
            cancellationToken);
    }

    private static Due Of(QueuedWork row, DateTimeOffset? dueAt, QueueTerms terms, DateTimeOffset now) => new(
        row,
        terms.AbandonSeconds > 0 && row.AwaySince is { } since && since.AddSeconds(terms.AbandonSeconds) <= now,
        terms.AlarmSeconds > 0 && row.AlarmedAt is null && row.Entered.AddSeconds(terms.AlarmSeconds) <= now,
        terms.RiskMinutes > 0 && dueAt is { } due && due.AddSeconds(-terms.RiskSeconds) <= now ? terms.RiskMinutes : 0);

    // The earliest instant any queue asks about; long ago when none does.
    private static DateTimeOffset Before(DateTimeOffset now, IEnumerable<int> seconds) =>
        seconds.Where(s => s > 0).Select(s => now.AddSeconds(-s)).DefaultIfEmpty(DateTimeOffset.UnixEpoch).Max();
}

/// <summary>What is due for somebody who waits.</summary>
/// <param name="Left">The customer has been away too long.</param>
/// <param name="Alarmed">The wait is past the queue's alarm.</param>
/// <param name="Minutes">By how many minutes it moves ahead because a promise is at risk; 0 for none.</param>
internal sealed record Due(QueuedWork Row, bool Left, bool Alarmed, int Minutes);
