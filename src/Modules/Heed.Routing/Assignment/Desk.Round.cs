using Heed.Queueing.Matching;
using Heed.Queueing.Reasons;
using Microsoft.Extensions.Logging;

namespace Heed.Routing.Assignment;

/// <content>The round every few seconds.</content>
internal sealed partial class Desk
{
    private const double PaceMoves = 0.05;
    private static readonly TimeSpan PaceEvery = TimeSpan.FromSeconds(10), ForgetEvery = TimeSpan.FromHours(1);
    private readonly Dictionary<Guid, long> _paces = [];
    private DateTimeOffset _paced, _forgot;

    /// <summary>Looks after those who wait: who has gone, who waits too long, whose promise is at risk, and what was left behind.</summary>
    public async Task RoundAsync(CancellationToken cancellationToken)
    {
        var alarmed = new List<Guid>();
        await DoAsync(
            async () =>
            {
                await LookAfterAsync(alarmed, cancellationToken);
                await PaceAsync(cancellationToken);
                if (parts.Time.GetUtcNow() - _forgot < ForgetEvery) return;
                _forgot = parts.Time.GetUtcNow();
                await parts.Round.ForgetAsync(workspace, cancellationToken);
            },
            cancellationToken);
        foreach (var conversation in alarmed) await PreAnswerAsync(conversation, cancellationToken);
    }

    /// <summary>The customer who had gone has written: the place they had is theirs.</summary>
    public Task ReturnAsync(Guid conversation, CancellationToken cancellationToken) => DoAsync(
        async () =>
        {
            await parts.Store.WriteAsync(Scope.System(workspace), unit => WorkRows.Stay(unit, conversation), cancellationToken);
            await SeeAsync([conversation], cancellationToken);
        },
        cancellationToken);

    private async Task LookAfterAsync(List<Guid> alarmed, CancellationToken cancellationToken)
    {
        var told = new List<Decision>();
        if (_engine.WaitingCount > 0 || _offered)
        {
            foreach (var due in await parts.Round.DueAsync(workspace, _queues, cancellationToken)) told.AddRange(await SettleAsync(due, alarmed, cancellationToken));
        }

        if (_engine.WaitingCount == 0 && !_left.IsEmpty) told.AddRange(await PickUpAsync(cancellationToken));
        await CarryAsync(told, cancellationToken);
    }

    private async Task<IReadOnlyList<Decision>> SettleAsync(Due due, List<Guid> alarmed, CancellationToken cancellationToken)
    {
        var id = due.Row.Id;
        if (due.Left)
        {
            if (!await parts.Store.WriteAsync(Scope.System(workspace), unit => Round.Leave(unit, id), cancellationToken)) return [];
            _left[id] = true;
            return _engine.Cancel(id, Now);
        }

        var told = new List<Decision>();
        if (due.Alarmed)
        {
            var supervisors = await parts.Round.SupervisorsAsync(workspace, cancellationToken);
            if (await parts.Store.WriteAsync(Scope.System(workspace), unit => parts.Round.Alarm(unit, id, supervisors), cancellationToken))
            {
                told.AddRange(_engine.RaiseRisk(id, Round.AlarmMinutes, Now));
                if (_queues[due.Row.Queue].Terms.AlarmPreAnswers) alarmed.Add(due.Row.Conversation);
            }
        }

        if (due.Minutes > 0) told.AddRange(_engine.RaiseRisk(id, due.Minutes, Now));
        return told;
    }

    /// <summary>What customers left behind is answered, like a letter, when nobody waits and somebody has room: one at a time.</summary>
    private async Task<IReadOnlyList<Decision>> PickUpAsync(CancellationToken cancellationToken)
    {
        var id = _left.Keys.Min();
        Sight? sight;
        using (var session = parts.Store.Read()) sight = (await parts.Sighting.OfAsync(session, workspace, [id], cancellationToken)).FirstOrDefault();
        if (sight is not { Place: { Standing: Standing.Left } row, Should: Standing.Waiting })
        {
            _left.TryRemove(id, out _);
            return [];
        }

        (row.Kind, row.Standing, row.Entered, row.Since, row.AwaySince) = (WorkKind.Mail, Standing.Waiting, parts.Time.GetUtcNow(), parts.Time.GetUtcNow(), null);
        row.Rank = WorkPlan.Read(row.Plan).Rank(row.Entered);
        var told = _engine.Enter(WorkOf(sight, row), Now);
        if (!told.Any(d => d.Work == id && d.Agent is not null)) return [.. told.Where(d => d.Work != id), .. _engine.Cancel(id, Now)];
        _left.TryRemove(id, out _);
        await parts.Store.WriteAsync(
            Scope.System(workspace),
            unit =>
            {
                WorkRows.Save(unit, row);
                WorkRows.Stay(unit, row.Conversation);
                WorkNews.Entered(unit, row, WorkPlan.Read(row.Plan), again: true);
            },
            cancellationToken);
        return told;
    }

    /// <summary>Writes down how fast the queues move, for whoever tells customers how long, on any node.</summary>
    private async Task PaceAsync(CancellationToken cancellationToken)
    {
        var at = parts.Time.GetUtcNow();
        if (at - _paced < PaceEvery) return;
        _paced = at;
        foreach (var queue in _queues.Keys)
        {
            if (_engine.ExpectedWait(queue, Now) is not { } whole) continue;
            var pace = whole / (_engine.WaitingIn(queue).Count + 1);
            if (_paces.TryGetValue(queue, out var known) && Math.Abs(pace - known) <= known * PaceMoves) continue;
            _paces[queue] = pace;
            await parts.Store.WriteAsync(
                Scope.System(workspace),
                unit => unit.Execute($"""
                    insert into routing_paces (workspace, queue, pace, at) values ({workspace}, {queue}, {pace}, {unit.Now})
                    on conflict (workspace, queue) do update set pace = excluded.pace, at = excluded.at
                    """),
                cancellationToken);
        }
    }

    private async Task PreAnswerAsync(Guid conversation, CancellationToken cancellationToken)
    {
        foreach (var one in parts.PreAnswers())
        {
            try
            {
                if (await one.AnswerAsync(workspace, conversation, cancellationToken)) return;
            }
            catch (Exception error) when (error is not OperationCanceledException and not LostOwnershipException)
            {
                // The customer still waits for a person, who is what counts.
                parts.Log.LogWarning(error, "Nothing could be said in advance in conversation {Conversation}", conversation);
            }
        }
    }
}
