using Heed.Queueing.Matching;

namespace Heed.Queueing.Lines;

/// <summary>Who waits and who is free, arranged so that a pair is found by looking at the heads of a few sets.</summary>
internal sealed class Pool
{
    private readonly Dictionary<string, Profile> _profiles = new(StringComparer.Ordinal);
    private readonly List<AgentState> _free = [];
    private readonly int[] _waiting;
    private readonly int[] _weights;
    private readonly long _hold;
    private long _touches;
    private int _personal;

    public Pool(QueueSettings settings)
    {
        var kinds = Enum.GetValues<WorkKind>();
        _weights = [.. kinds.Select(k => Math.Max(1, settings.Units.GetValueOrDefault(k, 1)))];
        _waiting = new int[kinds.Length];
        _hold = Micros.OfMinutes(settings.HoldAfterMinutes);
    }

    public Dictionary<Guid, Line> Lines { get; } = [];

    public Dictionary<Guid, AgentState> Agents { get; } = [];

    public Shares Shares { get; } = new();

    /// <summary>Agents with any room, in no meaningful but always the same order.</summary>
    public IReadOnlyList<AgentState> Free => _free;

    public AgentState AddAgent(AgentCard card, long sequence)
    {
        var agent = new AgentState(card, ProfileOf(card), _weights, sequence);
        agent.Profile.Agents.Add(agent);
        Agents.Add(card.Id, agent);
        return agent;
    }

    /// <summary>Changes what orders an agent or what fits, and keeps every set right.</summary>
    public void Change(AgentState agent, Action<AgentState>? change, long? touchedAt)
    {
        agent.Profile.Unindex(agent);
        change?.Invoke(agent);
        if (touchedAt is { } now) agent.Touch(now, ++_touches);
        agent.Reckon();
        agent.Profile.Index(agent);
        ListFree(agent);
    }

    /// <summary>Whether the agent could hold this kind too, available or not.</summary>
    public bool HasRoomFor(AgentState agent, WorkKind kind) => !agent.IsKindFull(kind) && agent.HasUnits((int)kind);

    /// <summary>Takes over an agent's new card, with another profile if need be.</summary>
    public void Adopt(AgentState agent, AgentCard card)
    {
        agent.Profile.Unindex(agent);
        if (agent.Profile.Key != Profile.KeyOf(card))
        {
            Leave(agent);
            agent.Profile = ProfileOf(card);
            agent.Profile.Agents.Add(agent);
        }

        agent.Adopt(card);
        agent.Reckon();
        agent.Profile.Index(agent);
        ListFree(agent);
    }

    public void RemoveAgent(AgentState agent)
    {
        Change(agent, a => a.Available = false, null);
        Leave(agent);
        Agents.Remove(agent.Id);
    }

    /// <summary>Puts waiting work where it belongs: its line, and the agent or the requirement it waits for.</summary>
    public void Place(Item item)
    {
        item.Line.Waiting.Add(item.Key, item.Sequence, item);
        _waiting[(int)item.Work.Kind]++;
        if (item.Only is { } only)
        {
            only.Personal.Add(item.Key, item.Sequence, item);
            _personal++;
            return;
        }

        item.Requirement = RequirementOf(item);
        item.Requirement.Add(item);
    }

    public void Unplace(Item item)
    {
        item.Line.Waiting.Remove(item.Key, item.Sequence);
        _waiting[(int)item.Work.Kind]--;
        if (item.Only is { } only)
        {
            only.Personal.Remove(item.Key, item.Sequence);
            _personal--;
        }

        item.Requirement?.Remove(item);
        item.Requirement = null;
    }

    /// <summary>Whether agents may be kept free for this work, so that its leaving frees them.</summary>
    public bool IsHolding(Item item, long now) => now - item.Key >= _hold && _weights[(int)item.Work.Kind] > 1;

    /// <summary>
    /// Who was kept free for work that has just left, and may take something lighter now. Empty without a look at the agents when no lighter work comes
    /// before the next of its kind, which then keeps the same agents free.
    /// </summary>
    public IEnumerable<AgentState> Freed(Item item, Requirement? requirement, long now)
    {
        if (requirement is null) return item.Only is { HasRoom: true } only ? [only] : [];
        var next = now - _hold >= requirement.Open.FirstKey ? requirement.Open.FirstKey : long.MaxValue;
        if (_personal == 0 && !Lines.Values.Any(l => l.Requirements.Values.Any(r => r.HeadKey <= next && r.HeadKey != long.MaxValue && IsLighter(r.Kind, item.Work.Kind)))) return [];
        return requirement.Profiles.SelectMany(p => p.Agents).Where(a => a.HasRoom && a.FitsLater(item.Work.Kind));
    }

    /// <summary>The work this agent should have next, or null.</summary>
    public Item? BestItem(AgentState agent, long now)
    {
        if (!agent.HasRoom) return null;
        var hold = HoldOf(agent, now);
        Item? best = null;
        var over = false;
        foreach (var item in agent.Personal)
        {
            if (item.Key > hold) break;
            if (!agent.IsIndexed(item.Work.Kind)) continue;
            var isOver = Shares.IsOver(item.Line);
            if (best is null || !isOver) (best, over) = (item, isOver);
            if (!isOver) break;
        }

        foreach (var requirement in agent.Profile.Requirements)
        {
            var key = requirement.HeadKey;
            if (key > hold || key == long.MaxValue || !agent.IsIndexed(requirement.Kind)) continue;
            var isOver = Shares.IsOver(requirement.Line);
            if (best is not null && (isOver && !over || isOver == over && key > best.Key)) continue;
            if (requirement.FirstFor(agent) is not { } item || item.Key > hold) continue;
            if (best is null || over && !isOver || over == isOver && item.IsBefore(best)) (best, over) = (item, isOver);
        }

        return best;
    }

    /// <summary>The agent who should have this work, or null when nobody free may take it.</summary>
    public AgentState? BestAgent(Item item, long now)
    {
        var kind = item.Work.Kind;
        if (item.Only is { } only) return only.IsIndexed(kind) && !IsKept(only, item, now) ? only : null;
        var requirement = item.Requirement!;
        if (PreferredOf(item) is { } preferred && preferred.IsIndexed(kind) && !item.IsRefusedBy(preferred) && requirement.Profiles.Contains(preferred.Profile) && !IsKept(preferred, item, now)) return preferred;
        var order = item.Line.Rules.Order;
        AgentState? best = null;
        foreach (var profile in requirement.Profiles)
        {
            foreach (var agent in profile.Free(kind, order))
            {
                if (best is not null && !Precedes(agent, best, order)) break;
                if (item.IsRefusedBy(agent) || IsKept(agent, item, now)) continue;
                best = agent;
                break;
            }
        }

        return best;
    }

    public AgentState? PreferredOf(Item item) => item.Preference is { } preference ? Agents.GetValueOrDefault(preference.Agent) : null;

    /// <summary>Whether the agent is kept free for heavier work that stands before this.</summary>
    public bool IsKept(AgentState agent, Item item, long now) => HoldOf(agent, now) < item.Key;

    public static bool Precedes(AgentState one, AgentState other, AgentOrder order)
    {
        var (a, b) = (one.OrderKey(order), other.OrderKey(order));
        return a < b || (a == b && one.OrderTie < other.OrderTie);
    }

    /// <summary>Forgets how a line's work was grouped; every waiting item must be out of it.</summary>
    public static void Regroup(Line line)
    {
        foreach (var requirement in line.Requirements.Values)
        {
            foreach (var profile in requirement.Profiles) profile.Requirements.Remove(requirement);
        }

        line.Requirements.Clear();
    }

    // The key of the first work that has waited long and wants more room than the agent has now: nothing behind it may take the room away.
    private long HoldOf(AgentState agent, long now)
    {
        var wanted = false;
        for (var kind = 0; kind < _waiting.Length && !wanted; kind++) wanted = _waiting[kind] > 0 && agent.FitsLater((WorkKind)kind);
        if (!wanted) return long.MaxValue;
        var hold = long.MaxValue;
        foreach (var item in agent.Personal)
        {
            if (!agent.FitsLater(item.Work.Kind)) continue;
            hold = item.Key;
            break;
        }

        foreach (var requirement in agent.Profile.Requirements)
        {
            if (requirement.HeadKey < hold && agent.FitsLater(requirement.Kind) && requirement.FirstFor(agent) is { } item) hold = Math.Min(hold, item.Key);
        }

        return now - _hold >= hold ? hold : long.MaxValue;
    }

    private bool IsLighter(WorkKind one, WorkKind other) => _weights[(int)one] < _weights[(int)other];

    private Requirement RequirementOf(Item item)
    {
        var key = new RequirementKey(item.Work.Kind, item.Ring, item.Work.Language, item.Needs);
        if (item.Line.Requirements.TryGetValue(key, out var requirement)) return requirement;
        requirement = new Requirement(item.Line, key);
        item.Line.Requirements.Add(key, requirement);
        foreach (var profile in _profiles.Values)
        {
            if (requirement.Lack(profile) is null) Join(requirement, profile);
        }

        return requirement;
    }

    private Profile ProfileOf(AgentCard card)
    {
        var key = Profile.KeyOf(card);
        if (_profiles.TryGetValue(key, out var profile)) return profile;
        profile = new Profile(card, key);
        _profiles.Add(key, profile);
        foreach (var requirement in Lines.Values.SelectMany(l => l.Requirements.Values))
        {
            if (requirement.Lack(profile) is null) Join(requirement, profile);
        }

        return profile;
    }

    private static void Join(Requirement requirement, Profile profile)
    {
        requirement.Profiles.Add(profile);
        profile.Requirements.Add(requirement);
    }

    private void Leave(AgentState agent)
    {
        var profile = agent.Profile;
        profile.Agents.Remove(agent);
        if (profile.Agents.Count > 0) return;
        _profiles.Remove(profile.Key);
        foreach (var requirement in profile.Requirements) requirement.Profiles.Remove(profile);
    }

    private void ListFree(AgentState agent)
    {
        if (agent.HasRoom == agent.FreeIndex >= 0) return;
        if (agent.HasRoom)
        {
            agent.FreeIndex = _free.Count;
            _free.Add(agent);
            return;
        }

        var last = _free[^1];
        (_free[agent.FreeIndex], last.FreeIndex) = (last, agent.FreeIndex);
        _free.RemoveAt(_free.Count - 1);
        agent.FreeIndex = -1;
    }
}
