using Heed.Queueing.Lines;
using Heed.Queueing.Reasons;

namespace Heed.Queueing.Matching;

/// <summary>
/// Decides who answers whom next. Waiting work of every kind stands in one order: minutes waited plus minutes of bonus. All work ages alike, so that order
/// never changes by time alone, and a decision looks at the heads of a few sorted sets.
/// </summary>
/// <remarks>
/// <para>After every call nobody waits whom a free agent may take. Among the pairs that are possible, the first work in the order goes first (lines over their
/// share after the others), to the preferred agent or to the first by the line's rule.</para>
/// <para>Time is passed in as UTC microseconds and never goes back: an earlier instant counts as the latest one heard. There is no clock, no chance and no I/O, so
/// the same calls give the same decisions. Calls about work or agents that are not known, or not in the state the call is about, decide nothing: events may come twice.</para>
/// <para>Not safe for calls from several threads at once. Memory is linear in work and agents.</para>
/// </remarks>
public sealed partial class QueueEngine
{
    private readonly QueueSettings _settings;
    private readonly Pool _pool;
    private readonly Timers _timers = new();
    private readonly Dictionary<Guid, Item> _items = [];
    private readonly List<Item> _looseItems = [];
    private readonly List<AgentState> _looseAgents = [];
    private List<Decision>? _told;
    private long _now = long.MinValue / 2;
    private long _sequence;

    /// <summary>An engine without lines, agents and work.</summary>
    public QueueEngine(QueueSettings? settings = null)
    {
        _settings = settings ?? new QueueSettings();
        _pool = new Pool(_settings);
    }

    /// <summary>When <see cref="Advance"/> should be called next, in UTC microseconds; null when nothing is due.</summary>
    public long? NextDue => _timers.Next;

    /// <summary>Does what is due: offers end, rings open, preferred agents are not waited for any more. Every other call does this first.</summary>
    public IReadOnlyList<Decision> Advance(long now)
    {
        Begin(now);
        return End();
    }

    /// <summary>Makes a line known or changes its rules. Work that waits in it is judged by the new rules at once. O(waiting × log waiting).</summary>
    /// <exception cref="ArgumentException">The share limit is not above 0 and at most 1.</exception>
    public IReadOnlyList<Decision> SetQueue(QueueRules rules, long now)
    {
        ArgumentNullException.ThrowIfNull(rules);
        if (rules.ShareLimit is not (null or (> 0 and <= 1))) throw new ArgumentException("A share is above 0 and at most 1.", nameof(rules));
        Begin(now);
        if (!_pool.Lines.TryGetValue(rules.Id, out var line))
        {
            _pool.Lines.Add(rules.Id, new Line(rules));
        }
        else
        {
            var waiting = new List<Item>(line.Waiting.Count);
            foreach (var item in line.Waiting) waiting.Add(item);
            foreach (var item in waiting) _pool.Unplace(item);
            _pool.Regroup(line);
            line.Replace(rules);
            foreach (var item in waiting) Stand(item);
            _looseAgents.AddRange(_pool.Free);
        }

        _pool.Shares.Any = _pool.Lines.Values.Any(l => l.Rules.ShareLimit is not null);
        return End();
    }

    /// <summary>
    /// Forgets a line that nobody waits in and nothing is held of.
    /// </summary>
    /// <returns>Whether it is forgotten now; false when it is still in use.</returns>
    public bool RemoveQueue(Guid queue)
    {
        if (!_pool.Lines.TryGetValue(queue, out var line)) return true;
        if (_items.Values.Any(i => i.Line == line)) return false;
        _pool.Regroup(line);
        return _pool.Lines.Remove(queue);
    }

    /// <summary>Makes an agent known or changes teams, skills, languages, capacity and availability. What the agent holds stays, even above a smaller capacity.</summary>
    public IReadOnlyList<Decision> SetAgent(AgentCard card, long now)
    {
        ArgumentNullException.ThrowIfNull(card);
        Begin(now);
        if (!_pool.Agents.TryGetValue(card.Id, out var agent)) agent = _pool.AddAgent(card, ++_sequence);
        _pool.Adopt(agent, card);
        SetAvailability(agent, card.Available);
        return End();
    }

    /// <summary>
    /// Opens or closes an agent for new work. An offer not answered yet waits again with its place, as does work that prefers (but is not dedicated to) the
    /// agent; what the agent holds stays.
    /// </summary>
    public IReadOnlyList<Decision> SetAvailable(Guid agent, bool available, long now)
    {
        Begin(now);
        if (_pool.Agents.TryGetValue(agent, out var state)) SetAvailability(state, available);
        return End();
    }

    /// <summary>The agent lost the connection or left: unavailable, and everything offered to or held by them waits again with its place.</summary>
    public IReadOnlyList<Decision> Gone(Guid agent, long now)
    {
        Begin(now);
        if (_pool.Agents.TryGetValue(agent, out var state))
        {
            SetAvailability(state, false);
            foreach (var item in state.Items.OrderBy(i => i.Sequence).ToList()) GiveBack(item, WhyCode.AgentGone, refused: false);
        }

        return End();
    }

    /// <summary>Forgets an agent. Like <see cref="Gone"/>, and work dedicated to them waits for anybody.</summary>
    public IReadOnlyList<Decision> RemoveAgent(Guid agent, long now)
    {
        Begin(now);
        if (_pool.Agents.TryGetValue(agent, out var state))
        {
            SetAvailability(state, false);
            foreach (var item in state.Items.OrderBy(i => i.Sequence).ToList()) GiveBack(item, WhyCode.AgentGone, refused: false);
            ReleasePersonal(state, dedicatedToo: true);
            foreach (var item in _items.Values) item.Refused?.Remove(state);
            _pool.RemoveAgent(state);
        }

        return End();
    }

    private void SetAvailability(AgentState agent, bool available)
    {
        if (available) agent.Misses = 0;
        var opens = available && !agent.Available;
        _pool.Change(agent, a => a.Available = available, opens ? _now : null);
        if (available)
        {
            _looseAgents.Add(agent);
            return;
        }

        foreach (var item in agent.Items.Where(i => i.State == WorkState.Offered).OrderBy(i => i.Sequence).ToList()) GiveBack(item, WhyCode.AgentGone, refused: false);
        ReleasePersonal(agent, dedicatedToo: false);
    }

    // Work that waits for this agent alone waits for anybody now.
    private void ReleasePersonal(AgentState agent, bool dedicatedToo)
    {
        var waiting = new List<Item>();
        foreach (var item in agent.Personal)
        {
            if (dedicatedToo || item.Preference?.Kind != PreferenceKind.Dedicated) waiting.Add(item);
        }

        foreach (var item in waiting) LapsePreference(item, WhyCode.PreferredAway);
    }

    private void Begin(long now)
    {
        _now = Math.Max(_now, now);
        _told = null;
        while (_timers.TryTake(_now, out var item, out var kind))
        {
            Fire(item, kind);
            Settle();
        }
    }

    private IReadOnlyList<Decision> End()
    {
        Settle();
        return (IReadOnlyList<Decision>?)_told ?? [];
    }
}
