using Heed.Queueing.Matching;
using Heed.Queueing.Reasons;

namespace Heed.Routing.Assignment;

/// <content>What the engine is told.</content>
internal sealed partial class Desk
{
    /// <summary>Reads everything in the order the engine asks for: lines, agents closed, what they hold, who waits; then the agents open.</summary>
    private async Task LoadAsync(CancellationToken cancellationToken)
    {
        await WithdrawOffersAsync(cancellationToken);
        await LearnQueuesAsync(cancellationToken);
        await LearnCrewAsync(open: false, cancellationToken);
        List<Sight> all;
        using (var session = parts.Store.Read()) all = await parts.Sighting.AllAsync(session, workspace, cancellationToken);
        var changes = await WriteAsync(all, cancellationToken);
        // With every agent closed nothing is decided but what is told again: rings that were open, preferences that had lapsed.
        foreach (var (sight, change) in all.Zip(changes).OrderBy(p => p.Second.After?.Standing == Standing.Held ? 0 : 1).ThenBy(p => p.Second.After?.Entered)) Tell(sight, change);
        _loaded = true;
        await CarryAsync(await LearnCrewAsync(open: true, cancellationToken), cancellationToken);
    }

    // Nobody counts the seconds of an offer while there is no desk: it is made anew.
    private Task WithdrawOffersAsync(CancellationToken cancellationToken) => parts.Store.WriteAsync(
        Scope.System(workspace),
        unit =>
        {
            foreach (var (id, agent) in unit.Query($"select id, agent from routing_work where workspace = {workspace} and standing = {Standing.Offered}", r => (r.Id(0), r.Id(1))))
            {
                WorkRows.Withdraw(unit, id, agent);
                WorkNews.Asked(unit, id, agent);
            }
        },
        cancellationToken);

    private async Task<IReadOnlyList<Decision>> LearnQueuesAsync(CancellationToken cancellationToken)
    {
        IReadOnlyList<QueueRow> rows;
        using (var session = parts.Store.Read()) rows = await parts.Queues.ListAsync(session, workspace, cancellationToken);
        var told = new List<Decision>();
        foreach (var row in rows)
        {
            if (!_queues.TryGetValue(row.Id, out var known) || known.Version != row.Version) told.AddRange(_engine.SetQueue(row.ToRules(), Now));
        }

        _queues = rows.ToDictionary(q => q.Id);
        _default = rows.First(q => q.IsDefault).Id;
        _hearsAll = rows.Any(q => q.Terms.SilentSeconds > 0);
        return told;
    }

    private async Task<IReadOnlyList<Decision>> LearnCrewAsync(bool open, CancellationToken cancellationToken)
    {
        Dictionary<Guid, AgentCard> cards;
        using (var session = parts.Store.Read()) cards = await parts.Crew.CardsAsync(session, workspace, cancellationToken);
        // Who has left keeps what they have until somebody takes it; nothing new comes.
        foreach (var gone in _crew.Keys.Except(cards.Keys)) cards[gone] = new AgentCard { Id = gone, Available = false };
        var told = new List<Decision>();
        foreach (var card in cards.Values.OrderBy(c => c.Id))
        {
            var now = open ? card : card with { Available = false };
            if (!_crew.TryGetValue(card.Id, out var known) || !Same(known, now)) told.AddRange(_engine.SetAgent(now, Now));
            cards[card.Id] = now;
        }

        _crew = cards;
        return told;
    }

    private async Task OpenAsync(IReadOnlyCollection<Guid> people, CancellationToken cancellationToken)
    {
        HashSet<Guid> taking;
        using (var session = parts.Store.Read()) taking = await Crew.TakingAsync(session, workspace, cancellationToken);
        var told = new List<Decision>();
        foreach (var person in people)
        {
            if (!_crew.TryGetValue(person, out var card))
            {
                told.AddRange(await LearnCrewAsync(open: true, cancellationToken));
                continue;
            }

            if (_engine.IsAvailable(person) == taking.Contains(person)) continue;
            _crew[person] = card with { Available = taking.Contains(person) };
            told.AddRange(_engine.SetAvailable(person, taking.Contains(person), Now));
        }

        await CarryAsync(told, cancellationToken);
    }

    /// <summary>Makes the engine agree with one conversation as it was seen.</summary>
    private IReadOnlyList<Decision> Tell(Sight sight, PlaceChange change)
    {
        if (change.After is not { } row) return [];
        _left.TryRemove(row.Id, out _);
        switch (row.Standing)
        {
            case Standing.Held:
                return Hold(sight, row);
            case Standing.Waiting or Standing.Offered:
                _expecting.Remove(row.Id);
                return Wait(sight, row, change.Changed);
            default:
                _expecting.Remove(row.Id);
                if (row.Standing == Standing.Left) _left[row.Id] = true;
                return _engine.Cancel(row.Id, Now);
        }
    }

    private IReadOnlyList<Decision> Wait(Sight sight, QueuedWork row, bool changed)
    {
        var work = WorkOf(sight, row);
        return _engine.Find(row.Id, Now) switch
        {
            null => _engine.Enter(work, Now),
            _ when changed => _engine.HandOn(work, Now),
            { State: WorkState.Held } => _engine.PutBack(row.Id, Now),
            // The agent said no: whoever did, on whatever node, has written it down.
            { State: WorkState.Offered, Agent: { } asked } when row.Standing == Standing.Waiting => _engine.Decline(row.Id, asked, Now),
            _ => [],
        };
    }

    private List<Decision> Hold(Sight sight, QueuedWork row)
    {
        var agent = row.Agent!.Value;
        var told = new List<Decision>();
        if (_crew.TryAdd(agent, new AgentCard { Id = agent, Available = false })) told.AddRange(_engine.SetAgent(_crew[agent], Now));
        var place = _engine.Find(row.Id, Now);
        if (place is { State: WorkState.Offered } && place.Agent == agent) told.AddRange(_engine.Accept(row.Id, agent, Now));
        else if (place is not { State: WorkState.Held } || place.Agent != agent)
        {
            _expecting.Remove(row.Id);
            told.AddRange(_engine.Take(WorkOf(sight, row), agent, Now, place?.State == WorkState.Held ? place.Agent : null, beyondCapacity: true));
        }

        var silent = _queues.GetValueOrDefault(row.Queue)?.Terms.SilentSeconds ?? 0;
        if (silent <= 0) return told;
        if (sight.Thread?.WaitingSince is null)
        {
            if (_expecting.Remove(row.Id)) told.AddRange(_engine.Answered(row.Id, Now));
        }
        else if (_expecting.Add(row.Id))
        {
            told.AddRange(_engine.ExpectAnswer(row.Id, silent, Now));
        }

        return told;
    }

    private Work WorkOf(Sight sight, QueuedWork row)
    {
        var work = WorkPlan.Read(row.Plan).ToWork(row, sight.Thread?.DueAt);
        return _queues.ContainsKey(work.Queue) ? work : work with { Queue = _default };
    }

    private static bool Same(AgentCard one, AgentCard other) =>
        one.Available == other.Available && one.Capacity.Units == other.Capacity.Units && Alike(one.Capacity.Most, other.Capacity.Most)
        && one.Teams.ToHashSet().SetEquals(other.Teams) && one.Languages.SequenceEqual(other.Languages) && Alike(one.Skills, other.Skills);

    private static bool Alike<TKey>(IReadOnlyDictionary<TKey, int> one, IReadOnlyDictionary<TKey, int> other) =>
        one.Count == other.Count && one.All(p => other.TryGetValue(p.Key, out var value) && value == p.Value);
}
