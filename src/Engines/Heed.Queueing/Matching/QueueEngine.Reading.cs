using Heed.Queueing.Lines;
using Heed.Queueing.Reasons;

namespace Heed.Queueing.Matching;

/// <content>Questions, which change nothing.</content>
public sealed partial class QueueEngine
{
    // How many of the free are looked at to name others: a decision must cost the same with ten agents and with ten thousand.
    private const int MostLookedAt = 8;

    /// <summary>How many wait in all lines.</summary>
    public int WaitingCount => _pool.Lines.Values.Sum(l => l.Waiting.Count);

    /// <summary>Where work is, or null when it is not known. O(log waiting + waiting / 100).</summary>
    public WorkPlace? Find(Guid work, long now)
    {
        if (!_items.TryGetValue(work, out var item)) return null;
        now = Math.Max(now, _now);
        int? position = item.State == WorkState.Waiting ? 1 + item.Line.Waiting.Rank(item.Key, item.Sequence) : null;
        return new WorkPlace(item.State, item.Work.Queue, item.Agent?.Id, position, Wait(item.Line, position, now), item.Ring, Score(item, now));
    }

    /// <summary>Everybody who waits in a line, first first, with their places. O(waiting).</summary>
    public IReadOnlyList<Guid> WaitingIn(Guid queue)
    {
        if (!_pool.Lines.TryGetValue(queue, out var line)) return [];
        var waiting = new List<Guid>(line.Waiting.Count);
        foreach (var item in line.Waiting) waiting.Add(item.Work.Id);
        return waiting;
    }

    /// <summary>Microseconds somebody would wait who joined this line last now, or null when too little is known to say.</summary>
    public long? ExpectedWait(Guid queue, long now) =>
        _pool.Lines.TryGetValue(queue, out var line) ? Wait(line, line.Waiting.Count + 1, Math.Max(now, _now)) : null;

    /// <summary>Units an agent has in use, or null when not known.</summary>
    public int? LoadOf(Guid agent) => _pool.Agents.TryGetValue(agent, out var state) ? state.Used : null;

    /// <summary>Whether new work may come to an agent; null when not known.</summary>
    public bool? IsAvailable(Guid agent) => _pool.Agents.TryGetValue(agent, out var state) ? state.Available : null;

    /// <summary>What an agent holds or is asked, by when it came to the engine.</summary>
    public IReadOnlyList<Guid> WorkOf(Guid agent) => _pool.Agents.TryGetValue(agent, out var state) ? [.. state.Items.OrderBy(i => i.Sequence).Select(i => i.Work.Id)] : [];

    /// <summary>For every agent why they do not get this waiting work now; empty when it does not wait. O(agents × skills).</summary>
    public IReadOnlyList<Bystander> Explain(Guid work, long now)
    {
        if (Find(work, WorkState.Waiting) is not { } item) return [];
        return [.. _pool.Agents.Values.OrderBy(a => a.Sequence).Select(a => Judge(item, a, Math.Max(now, _now)))];
    }

    private static long? Wait(Line line, int? position, long now) =>
        position is { } places && line.Rate.MicrosAPlace(now) is { } each ? (long)Math.Min(places * each, long.MaxValue / 4) : null;

    private double Score(Item item, long now) => Micros.ToMinutes(now - item.Key);

    private static bool CouldHave(Item item, AgentState agent) =>
        agent.IsIndexed(item.Work.Kind) && (item.Only is null ? item.Requirement!.Fits(agent.Profile) : item.Only == agent);

    private Bystander Judge(Item item, AgentState agent, long now)
    {
        var kind = item.Work.Kind;
        if (!agent.Available) return new Bystander(agent.Id, BystanderCode.Away);
        if (item.Only is not null && item.Only != agent) return new Bystander(agent.Id, BystanderCode.AnotherPreferred);
        if (item.Only is null && !item.Requirement!.Fits(agent.Profile) && item.Requirement.Lack(agent.Profile) is { } lack) return new Bystander(agent.Id, lack.Code, lack.Detail);
        if (item.IsRefusedBy(agent)) return new Bystander(agent.Id, BystanderCode.Refused);
        if (agent.IsKindFull(kind)) return new Bystander(agent.Id, BystanderCode.KindFull);
        if (!agent.IsIndexed(kind)) return new Bystander(agent.Id, BystanderCode.Full);
        return new Bystander(agent.Id, _pool.IsKept(agent, item, now) ? BystanderCode.KeptFree : BystanderCode.AfterAnother);
    }

    // Called before the work leaves the line.
    private Why Reason(Item item, AgentState agent)
    {
        var free = _pool.Free;
        IReadOnlyList<Bystander> others = [];
        if (_settings.NameOthers && free.Count > 1)
        {
            var looked = Math.Min(free.Count, MostLookedAt);
            var judged = new List<Bystander>(Why.MostOthers);
            // Those who could have had it first; the others are judged only as far as there is room to name them.
            for (var i = 0; i < looked && judged.Count < Why.MostOthers; i++)
            {
                if (free[i] != agent && CouldHave(item, free[i])) judged.Add(Judge(item, free[i], _now));
            }

            for (var i = 0; i < looked && judged.Count < Why.MostOthers; i++)
            {
                if (free[i] != agent && !CouldHave(item, free[i])) judged.Add(Judge(item, free[i], _now));
            }

            others = judged;
        }

        var sole = _settings.NameOthers && free.Count <= MostLookedAt && (others.Count == 0 || others[0].Code != BystanderCode.AfterAnother);
        return Because(CodeFor(item, agent, sole), item, agent, free.Count, others);
    }

    private WhyCode CodeFor(Item item, AgentState agent, bool sole)
    {
        if (item.Preference is { } preference && preference.Agent == agent.Id)
        {
            return preference.Kind switch { PreferenceKind.Dedicated => WhyCode.Dedicated, PreferenceKind.LastAgent => WhyCode.LastAgent, _ => WhyCode.Preferred };
        }

        // Work that stood in the line and was not touched itself: the agent's room is what made the pair.
        if (item.Queued && !_looseItems.Contains(item)) return WhyCode.FirstInLine;
        if (sole) return WhyCode.OnlyOne;
        return item.Line.Rules.Order == AgentOrder.LeastLoaded ? WhyCode.LeastLoaded : WhyCode.LongestIdle;
    }

    private Why Because(WhyCode code, Item item, AgentState? agent, int free, IReadOnlyList<Bystander> others) =>
        new(code, _now - item.Entered, item.Bonus, Score(item, _now), item.Ring, agent is null ? 0 : _now - agent.IdleSince, agent?.Used ?? 0, free, others);

    private void Tell(DecisionCode code, Item item, AgentState? agent, WhyCode why) =>
        Tell(new Decision(code, _now, item.Work.Id, agent?.Id, null, Because(why, item, agent, _pool.Free.Count, [])));

    private void Tell(Decision decision) => (_told ??= []).Add(decision);
}
