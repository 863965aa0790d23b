using Heed.Queueing.Lines;
using Heed.Queueing.Reasons;

namespace Heed.Queueing.Matching;

/// <content>How work moves between line and agent, and the pairing itself.</content>
public sealed partial class QueueEngine
{
    // Hands over until no free agent may take anybody who waits. Only what a call touched can make a new pair, so only that is looked at.
    private void Settle()
    {
        while (true)
        {
            var (item, agent) = NextPair();
            if (item is null) break;
            HandOver(item, agent!);
        }
    }

    private (Item? Item, AgentState? Agent) NextPair()
    {
        Item? best = null;
        AgentState? taker = null;
        for (var i = _looseItems.Count - 1; i >= 0; i--)
        {
            var item = _looseItems[i];
            var found = item is { State: WorkState.Waiting, Gone: false } ? _pool.BestAgent(item, _now) : null;
            if (found is null) Rest(i);
            else if (best is null || GoesFirst(item, best)) (best, taker) = (item, found);
        }

        for (var i = _looseAgents.Count - 1; i >= 0; i--)
        {
            var item = _pool.BestItem(_looseAgents[i], _now);
            if (item is null) _looseAgents.RemoveAt(i);
            else if (best is null || GoesFirst(item, best)) (best, taker) = (item, null);
        }

        // Before the call nothing could be paired: if one agent alone changed, whatever fits is theirs.
        if (best is not null) taker ??= _looseAgents.Count == 1 && _looseItems.Count == 0 ? _looseAgents[0] : _pool.BestAgent(best, _now);
        return (best, taker);
    }

    private bool GoesFirst(Item item, Item other)
    {
        var (over, otherOver) = (_pool.Shares.IsOver(item.Line), _pool.Shares.IsOver(other.Line));
        return over == otherOver ? item.IsBefore(other) : otherOver;
    }

    // Nobody is free for it: from now on it stands in the line.
    private void Rest(int index)
    {
        var item = _looseItems[index];
        _looseItems.RemoveAt(index);
        if (item.State != WorkState.Waiting || item.Gone) return;
        item.Queued = true;
        item.Line.Rate.Standing(_now);
    }

    private void HandOver(Item item, AgentState agent)
    {
        var why = Reason(item, agent);
        if (item.Queued) item.Line.Rate.HandedOver(_now);
        _pool.Shares.Record(item.Line);
        Leave(item);
        var asks = item.Line.Rules.AcceptSeconds > 0;
        Attach(item, agent, asks ? WorkState.Offered : WorkState.Held);
        // Having more may end what the agent was kept free for.
        if (agent.HasRoom && !_looseAgents.Contains(agent)) _looseAgents.Add(agent);
        long? until = asks ? _now + Micros.OfSeconds(item.Line.Rules.AcceptSeconds) : null;
        if (until is { } end) _timers.Set(item, TimerKind.Offer, end, _items.Count);
        Tell(new Decision(asks ? DecisionCode.Offered : DecisionCode.Assigned, _now, item.Work.Id, agent.Id, until, why));
    }

    private void Attach(Item item, AgentState agent, WorkState state)
    {
        (item.State, item.Agent, item.Only, item.Queued) = (state, agent, null, false);
        item[TimerKind.Window] = item[TimerKind.Ring] = item[TimerKind.Refusals] = item[TimerKind.Offer] = 0;
        _pool.Change(agent, a => a.Add(item), _now);
    }

    // Takes work from its agent, who has room again.
    private void Detach(Item item)
    {
        var agent = item.Agent!;
        item[TimerKind.Offer] = item[TimerKind.Silence] = 0;
        (item.Agent, item.State) = (null, WorkState.Waiting);
        _pool.Change(agent, a => a.Remove(item), _now);
        _looseAgents.Add(agent);
    }

    private void GiveBack(Item item, WhyCode why, bool refused)
    {
        var agent = item.Agent!;
        Detach(item);
        if (refused) Refuse(item, agent);
        Tell(DecisionCode.Returned, item, agent, why);
        Prefer(item);
        Place(item);
    }

    private void Refuse(Item item, AgentState agent)
    {
        if (item.Preference?.Agent == agent.Id) item.Preference = null;
        if (!item.IsRefusedBy(agent)) (item.Refused ??= []).Add(agent);
    }

    private void Remove(Item item)
    {
        if (item.State == WorkState.Waiting) Leave(item);
        else Detach(item);
        item.Gone = true;
        _items.Remove(item.Work.Id);
    }

    // Whether it waits for one agent alone: decided when it begins to wait.
    private void Prefer(Item item)
    {
        item.Only = null;
        item[TimerKind.Window] = 0;
        if (item.Preference is not { } preference || _pool.PreferredOf(item) is not { } agent || item.IsRefusedBy(agent)) return;
        if (preference.Kind == PreferenceKind.Dedicated)
        {
            item.Only = agent;
            return;
        }

        var until = item.Entered + Micros.OfSeconds(preference.Seconds);
        if (!agent.Available || until <= _now) return;
        item.Only = agent;
        _timers.Set(item, TimerKind.Window, until, _items.Count);
    }

    private void Place(Item item)
    {
        Stand(item);
        _looseItems.Add(item);
    }

    private void Stand(Item item)
    {
        item.State = WorkState.Waiting;
        var rings = item.Line.Rules.Rings;
        item.Ring = item.Line.RingAfter(_now - item.Entered);
        item[TimerKind.Ring] = 0;
        if (item.Ring < rings.Count) _timers.Set(item, TimerKind.Ring, item.Entered + Micros.OfSeconds(rings[item.Ring].AfterSeconds), _items.Count);
        if (item.Refused is { Count: > 0 } && item[TimerKind.Refusals] == 0) _timers.Set(item, TimerKind.Refusals, _now + Micros.OfSeconds(_settings.RefusalSeconds), _items.Count);
        WatchDeadline(item);
        _pool.Place(item);
    }

    private void Unplace(Item item)
    {
        _pool.Unplace(item);
        if (item.Keeps is not { } agents) return;
        // Who was kept free for it may take something lighter now.
        item.Keeps = null;
        foreach (var agent in agents)
        {
            if (agent.KeptFor == item) agent.KeptFor = null;
            if (agent.HasRoom) _looseAgents.Add(agent);
        }
    }

    // Out of the line for good, as far as its speed is concerned.
    private void Leave(Item item)
    {
        Unplace(item);
        if (item.Line.Waiting.Count == 0) item.Line.Rate.Empty();
    }

    private void WatchDeadline(Item item)
    {
        var rules = item.Line.Rules;
        if (item.Work.Due is not { } due || rules.RiskMinutes <= 0 || item.Bonus.Risk >= rules.RiskMinutes) return;
        _timers.Set(item, TimerKind.Risk, due - Micros.OfSeconds(rules.RiskSeconds), _items.Count);
    }

    private void Raise(Item item, double minutes)
    {
        if (!(minutes > item.Bonus.Risk)) return;
        var waits = item.State == WorkState.Waiting;
        if (waits) _pool.Unplace(item);
        item.Bonus = item.Bonus with { Risk = minutes };
        Rekey(item);
        if (!waits) return;
        _pool.Place(item);
        _looseItems.Add(item);
        Tell(DecisionCode.RiskRaised, item, null, WhyCode.DeadlineNear);
    }

    private void Rekey(Item item) => item.Key = item.Entered - Micros.OfMinutes(Math.Min(item.Bonus.Minutes, _settings.MostBonusMinutes));

    private void LapsePreference(Item item, WhyCode why)
    {
        Unplace(item);
        item.Only = null;
        item[TimerKind.Window] = 0;
        Place(item);
        Tell(DecisionCode.PreferenceLapsed, item, null, why);
    }

    private void Fire(Item item, TimerKind kind)
    {
        switch (kind)
        {
            case TimerKind.Offer:
                Miss(item);
                break;
            case TimerKind.Silence:
                GiveBack(item, WhyCode.AgentSilent, refused: true);
                break;
            case TimerKind.Window:
                LapsePreference(item, WhyCode.WindowOver);
                break;
            case TimerKind.Refusals:
                Unplace(item);
                item.Refused = null;
                Place(item);
                break;
            case TimerKind.Risk:
                Raise(item, item.Line.Rules.RiskMinutes);
                break;
            case TimerKind.Ring:
                Unplace(item);
                Place(item);
                Tell(DecisionCode.Widened, item, null, WhyCode.WaitedLong);
                break;
            default:
                throw new InvalidOperationException($"There is no timer {kind}.");
        }
    }

    private void Miss(Item item)
    {
        var agent = item.Agent!;
        Tell(DecisionCode.Missed, item, agent, WhyCode.TimedOut);
        agent.Misses++;
        GiveBack(item, WhyCode.TimedOut, refused: true);
        if (_settings.AwayAfterMisses == 0 || agent.Misses < _settings.AwayAfterMisses) return;
        SetAvailability(agent, false);
        Tell(DecisionCode.SetAway, item, agent, WhyCode.TimedOut);
    }
}
