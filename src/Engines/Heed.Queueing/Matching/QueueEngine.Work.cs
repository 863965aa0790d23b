using Heed.Queueing.Lines;
using Heed.Queueing.Reasons;

namespace Heed.Queueing.Matching;

/// <content>What happens to work.</content>
public sealed partial class QueueEngine
{
    /// <summary>Work begins to wait, or waits again after a restart: its <see cref="Work.Entered"/> is its place. Known work is left alone.</summary>
    /// <exception cref="ArgumentException">The line is not known.</exception>
    public IReadOnlyList<Decision> Enter(Work work, long now)
    {
        ArgumentNullException.ThrowIfNull(work);
        var line = LineOf(work);
        Begin(now);
        if (!_items.ContainsKey(work.Id))
        {
            var item = Add(work, line);
            Prefer(item);
            Place(item);
        }

        return End();
    }

    /// <summary>An agent accepts what they were asked. Decides nothing when the offer is over: the work may be another's by now.</summary>
    public IReadOnlyList<Decision> Accept(Guid work, Guid agent, long now)
    {
        Begin(now);
        if (Find(work, WorkState.Offered) is { } item && item.Agent!.Id == agent)
        {
            item[TimerKind.Offer] = 0;
            item.State = WorkState.Held;
            item.Agent.Misses = 0;
            Tell(DecisionCode.Assigned, item, item.Agent, WhyCode.Accepted);
        }

        return End();
    }

    /// <summary>An agent declines: the work waits again with its place and is not offered to them for a while. A preference for them ends.</summary>
    public IReadOnlyList<Decision> Decline(Guid work, Guid agent, long now)
    {
        Begin(now);
        if (Find(work, WorkState.Offered) is { } item && item.Agent!.Id == agent)
        {
            item.Agent.Misses = 0;
            GiveBack(item, WhyCode.Declined, refused: true);
        }

        return End();
    }

    /// <summary>Puts held work back, with its place; its agent is not asked for a while.</summary>
    public IReadOnlyList<Decision> PutBack(Guid work, long now)
    {
        Begin(now);
        if (Find(work, WorkState.Held) is { } item) GiveBack(item, WhyCode.PutBack, refused: true);
        return End();
    }

    /// <summary>Work is done, after its follow-up: its agent has room again.</summary>
    public IReadOnlyList<Decision> Finish(Guid work, long now)
    {
        Begin(now);
        if (Find(work, WorkState.Held) is { } item) Remove(item);
        return End();
    }

    /// <summary>The customer left, or the work is not needed any more, whatever its state.</summary>
    public IReadOnlyList<Decision> Cancel(Guid work, long now)
    {
        Begin(now);
        if (_items.TryGetValue(work, out var item)) Remove(item);
        return End();
    }

    /// <summary>
    /// Hands work on, waiting or held: another line, other needs or another preferred agent. It keeps its place (<see cref="Work.Entered"/> of the new form
    /// is not looked at), and who held it is not asked for it for a while.
    /// </summary>
    /// <exception cref="ArgumentException">The line is not known.</exception>
    public IReadOnlyList<Decision> HandOn(Work changed, long now)
    {
        ArgumentNullException.ThrowIfNull(changed);
        var line = LineOf(changed);
        Begin(now);
        if (!_items.TryGetValue(changed.Id, out var item)) return End();
        var from = item.Agent;
        if (item.State == WorkState.Waiting) Leave(item);
        else Detach(item);
        if (from is not null) Refuse(item, from);
        (item.Work, item.Line, item.Needs) = (changed, line, Item.Sorted(changed.Skills));
        (item.Ring, item.Queued, item.Only, item.Preference) = (0, false, null, changed.Preference);
        item.Bonus = changed.Bonus with { Risk = 0 };
        item[TimerKind.Window] = item[TimerKind.Silence] = item[TimerKind.Risk] = item[TimerKind.Ring] = 0;
        if (from is not null) Tell(DecisionCode.Returned, item, from, WhyCode.HandedOn);
        Rekey(item);
        Prefer(item);
        Place(item);
        return End();
    }

    /// <summary>
    /// An agent takes work, or a supervisor gives it to them: known or not, waiting, offered or held by another. So is loaded what agents hold at a start.
    /// Several at once: the first wins, and a second sees another's name (<see cref="WorkPlace.Agent"/>).
    /// </summary>
    /// <param name="work">The work; only its id counts when it is known.</param>
    /// <param name="agent">Who gets it.</param>
    /// <param name="now">UTC microseconds.</param>
    /// <param name="from">Who must have it now (null: nobody may hold it) for the change to happen, so that of twenty at once one wins.</param>
    /// <param name="beyondCapacity">Whether it may exceed what the agent takes: a person decided.</param>
    /// <returns>Nothing when the condition does not hold, the agent is not known or has no room.</returns>
    /// <exception cref="ArgumentException">The line is not known.</exception>
    public IReadOnlyList<Decision> Take(Work work, Guid agent, long now, Guid? from = null, bool beyondCapacity = false)
    {
        ArgumentNullException.ThrowIfNull(work);
        var line = LineOf(work);
        Begin(now);
        var item = _items.GetValueOrDefault(work.Id);
        var holder = item?.State == WorkState.Held ? item.Agent : null;
        if (!_pool.Agents.TryGetValue(agent, out var taker) || holder?.Id != from || holder == taker) return End();
        // Room is asked for as if the agent were there: somebody away may take work by hand.
        if (!beyondCapacity && item?.Agent != taker && !Pool.HasRoomFor(taker, work.Kind)) return End();
        if (item is null) item = Add(work, line);
        else if (item.State == WorkState.Waiting) Leave(item);
        else Withdraw(item, taker);
        item[TimerKind.Silence] = 0;
        Attach(item, taker, WorkState.Held);
        Tell(DecisionCode.Assigned, item, taker, WhyCode.ByHand);
        return End();
    }

    /// <summary>Moves work ahead because a promise is at risk: by so many minutes in all, never back. Counts within <see cref="QueueSettings.MostBonusMinutes"/>.</summary>
    public IReadOnlyList<Decision> RaiseRisk(Guid work, double minutes, long now)
    {
        Begin(now);
        if (_items.TryGetValue(work, out var item)) Raise(item, minutes);
        return End();
    }

    /// <summary>The customer waits for the agent who has the work: without <see cref="Answered"/> in time the work waits for another, with its place.</summary>
    public IReadOnlyList<Decision> ExpectAnswer(Guid work, double withinSeconds, long now)
    {
        Begin(now);
        if (Find(work, WorkState.Held) is { } item) _timers.Set(item, TimerKind.Silence, _now + Micros.OfSeconds(withinSeconds), _items.Count);
        return End();
    }

    /// <summary>The agent answered: <see cref="ExpectAnswer"/> is met.</summary>
    public IReadOnlyList<Decision> Answered(Guid work, long now)
    {
        Begin(now);
        if (Find(work, WorkState.Held) is { } item) item[TimerKind.Silence] = 0;
        return End();
    }

    private void Withdraw(Item item, AgentState taker)
    {
        var asked = item.Agent!;
        var offered = item.State == WorkState.Offered;
        Detach(item);
        if (offered && asked != taker) Tell(DecisionCode.Returned, item, asked, WhyCode.ByHand);
    }

    private Item Add(Work work, Line line)
    {
        var item = new Item(work, line, Math.Min(work.Entered, _now), ++_sequence);
        _items.Add(work.Id, item);
        Rekey(item);
        return item;
    }

    private Item? Find(Guid work, WorkState state) => _items.TryGetValue(work, out var item) && item.State == state ? item : null;

    private Line LineOf(Work work) => _pool.Lines.GetValueOrDefault(work.Queue) ?? throw new ArgumentException($"There is no line {work.Queue}.", nameof(work));
}
