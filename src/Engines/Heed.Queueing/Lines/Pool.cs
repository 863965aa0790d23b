using System.Runtime.InteropServices;
using Heed.Queueing.Matching;

namespace Heed.Queueing.Lines;

/// <summary>Who waits and who is free, arranged so that a pair is found by looking at the heads of sorted sets, which stand side by side in memory.</summary>
internal sealed class Pool
{
    private readonly Dictionary<string, Profile> _profilesByKey = new(StringComparer.Ordinal);
    private readonly Indexed<Profile> _profiles = new();
    private readonly Indexed<Requirement> _requirements = new();
    private readonly Heads _heads = new();
    private readonly FreeHeads _freeHeads = new();
    private readonly bool[] _kept = new bool[FreeHeads.Slots];
    private readonly List<AgentState> _free = [];
    private readonly int[] _waiting = new int[FreeHeads.Kinds];
    private readonly int[] _weights;
    private readonly long _hold;
    private long _touches;

    public Pool(QueueSettings settings)
    {
        _weights = [.. Enum.GetValues<WorkKind>().Select(k => Math.Max(1, settings.Units.GetValueOrDefault(k, 1)))];
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

    /// <summary>Whether the agent could hold this kind too, available or not.</summary>
    public static bool HasRoomFor(AgentState agent, WorkKind kind) => !agent.IsKindFull(kind) && agent.HasUnits((int)kind);

    /// <summary>Changes what orders an agent or what fits, and keeps every set right.</summary>
    public void Change(AgentState agent, Action<AgentState>? change, long? touchedAt)
    {
        agent.Profile.Unindex(agent);
        change?.Invoke(agent);
        if (touchedAt is { } now) agent.Touch(now, ++_touches);
        Enlist(agent);
    }

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
        Enlist(agent);
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
            return;
        }

        item.Requirement = RequirementOf(item);
        item.Requirement.Add(item);
    }

    public void Unplace(Item item)
    {
        item.Line.Waiting.Remove(item.Key, item.Sequence);
        _waiting[(int)item.Work.Kind]--;
        item.Only?.Personal.Remove(item.Key, item.Sequence);
        item.Requirement?.Remove(item);
        item.Requirement = null;
    }

    /// <summary>The work this agent should have next, or null.</summary>
    public Item? BestItem(AgentState agent, long now)
    {
        if (!agent.HasRoom) return null;
        var holder = HolderOf(agent, now);
        var (hold, kept) = (holder?.Key ?? long.MaxValue, false);
        Item? best = null;
        var over = false;
        foreach (var item in agent.Personal)
        {
            if (item.Key > hold)
            {
                kept = true;
                break;
            }

            if (!agent.IsIndexed(item.Work.Kind)) continue;
            var isOver = Shares.IsOver(item.Line);
            if (best is null || !isOver) (best, over) = (item, isOver);
            if (!isOver) break;
        }

        if (!Shares.Any && best is null && EarliestHead(agent, hold) is var earliest && earliest >= 0 && _requirements[earliest].FirstFor(agent) is { } first && first.Key == _heads.Keys[earliest]) return first;
        var heads = _heads.Keys;
        for (var kind = 0; kind < FreeHeads.Kinds; kind++)
        {
            if (_waiting[kind] == 0 || !agent.IsIndexed((WorkKind)kind)) continue;
            foreach (var index in CollectionsMarshal.AsSpan(agent.Profile.Requirements[kind]))
            {
                var key = heads[index];
                if (key == long.MaxValue || (best is not null && !over && key > best.Key)) continue;
                kept |= key > hold;
                if (key > hold) continue;
                var requirement = _requirements[index];
                var isOver = Shares.IsOver(requirement.Line);
                if (best is not null && (isOver && !over || isOver == over && key > best.Key)) continue;
                if (requirement.FirstFor(agent) is not { } item) continue;
                kept |= item.Key > hold;
                if (item.Key > hold) continue;
                if (best is null || over && !isOver || over == isOver && item.IsBefore(best)) (best, over) = (item, isOver);
            }
        }

        if (best is null && kept) KeepFor(agent, holder!);
        return best;
    }

    /// <summary>The agent who should have this work, or null when nobody free may take it.</summary>
    public AgentState? BestAgent(Item item, long now)
    {
        var kind = item.Work.Kind;
        if (item.Only is { } only) return only.IsIndexed(kind) && !IsKept(only, item, now) ? only : null;
        var requirement = item.Requirement!;
        if (PreferredOf(item) is { } preferred && preferred.IsIndexed(kind) && !item.IsRefusedBy(preferred) && requirement.Fits(preferred.Profile) && !IsKept(preferred, item, now)) return preferred;
        var slot = FreeHeads.Slot(kind, item.Line.Rules.Order);
        Keep(slot);
        var keys = _freeHeads.Keys(slot);
        var ties = _freeHeads.Ties(slot);
        AgentState? best = null;
        var (bestKey, bestTie) = (long.MaxValue, long.MaxValue);
        foreach (var index in CollectionsMarshal.AsSpan(requirement.Profiles))
        {
            if (keys[index] > bestKey || (keys[index] == bestKey && ties[index] >= bestTie)) continue;
            foreach (var agent in _profiles[index].Free(slot))
            {
                var key = agent.OrderKey(item.Line.Rules.Order);
                if (key > bestKey || (key == bestKey && agent.OrderTie >= bestTie)) break;
                if (item.IsRefusedBy(agent) || IsKept(agent, item, now)) continue;
                (best, bestKey, bestTie) = (agent, key, agent.OrderTie);
                break;
            }
        }

        return best;
    }

    public AgentState? PreferredOf(Item item) => item.Preference is { } preference ? Agents.GetValueOrDefault(preference.Agent) : null;

    /// <summary>Whether the agent is kept free for heavier work that stands before this. Remembered, so that the agent is looked at again when that work goes.</summary>
    public bool IsKept(AgentState agent, Item item, long now)
    {
        if (HolderOf(agent, now) is not { } holder || holder.Key >= item.Key) return false;
        KeepFor(agent, holder);
        return true;
    }

    /// <summary>Forgets how a line's work was grouped; every waiting item must be out of it.</summary>
    public void Regroup(Line line)
    {
        foreach (var requirement in line.Requirements.Values)
        {
            foreach (var profile in requirement.Profiles) _profiles[profile].Requirements[(int)requirement.Kind].Remove(requirement.Index);
            _requirements.Remove(requirement.Index);
        }

        line.Requirements.Clear();
    }

    private static void KeepFor(AgentState agent, Item holder)
    {
        if (agent.KeptFor == holder) return;
        agent.KeptFor = holder;
        (holder.Keeps ??= []).Add(agent);
    }

    // The first work that has waited long and wants more room than the agent has now: nothing behind it may take the room away.
    private Item? HolderOf(AgentState agent, long now)
    {
        Item? holder = null;
        for (var kind = 0; kind < FreeHeads.Kinds; kind++)
        {
            if (_waiting[kind] == 0 || !agent.FitsLater((WorkKind)kind)) continue;
            var heads = _heads.Keys;
            foreach (var index in CollectionsMarshal.AsSpan(agent.Profile.Requirements[kind]))
            {
                if (heads[index] > now - _hold || (holder is not null && heads[index] >= holder.Key)) continue;
                if (_requirements[index].FirstFor(agent) is { } item && item.Key <= now - _hold && (holder is null || item.Key < holder.Key)) holder = item;
            }

            foreach (var item in agent.Personal)
            {
                if (item.Key > now - _hold || (holder is not null && item.Key >= holder.Key)) break;
                if ((int)item.Work.Kind == kind) holder = item;
            }
        }

        return holder;
    }

    // Where the first of all the agent may take stands, by the numbers alone; -1 when there is none within the hold, or when two are equal and their sequence must decide.
    private int EarliestHead(AgentState agent, long hold)
    {
        var (found, least, twice) = (-1, long.MaxValue, false);
        var heads = _heads.Keys;
        for (var kind = 0; kind < FreeHeads.Kinds; kind++)
        {
            if (_waiting[kind] == 0 || !agent.IsIndexed((WorkKind)kind)) continue;
            foreach (var index in CollectionsMarshal.AsSpan(agent.Profile.Requirements[kind]))
            {
                var key = heads[index];
                if (key > least) continue;
                twice = key == least;
                (found, least) = (index, key);
            }
        }

        return twice || least > hold || least == long.MaxValue ? -1 : found;
    }

    // The free of every profile in an order that is asked for the first time.
    private void Keep(int slot)
    {
        if (_kept[slot]) return;
        _kept[slot] = true;
        foreach (var profile in _profiles.All) profile.Keep(slot);
    }

    private void Enlist(AgentState agent)
    {
        agent.Reckon();
        agent.Profile.IndexAgent(agent);
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

    private Requirement RequirementOf(Item item)
    {
        var key = new RequirementKey(item.Work.Kind, item.Ring, item.Work.Language, item.Needs);
        if (item.Line.Requirements.TryGetValue(key, out var known)) return known;
        var requirement = _requirements[_requirements.Add(index => new Requirement(item.Line, key, index, _heads))];
        item.Line.Requirements.Add(key, requirement);
        foreach (var profile in _profiles.All)
        {
            if (requirement.Lack(profile) is null) requirement.Join(profile);
        }

        return requirement;
    }

    private Profile ProfileOf(AgentCard card)
    {
        var key = Profile.KeyOf(card);
        if (_profilesByKey.TryGetValue(key, out var known)) return known;
        var profile = _profiles[_profiles.Add(index => new Profile(card, key, index, _freeHeads))];
        _profilesByKey.Add(key, profile);
        for (var slot = 0; slot < FreeHeads.Slots; slot++)
        {
            if (_kept[slot]) profile.Keep(slot);
        }

        foreach (var requirement in _requirements.All)
        {
            if (requirement.Lack(profile) is null) requirement.Join(profile);
        }

        return profile;
    }

    private void Leave(AgentState agent)
    {
        var profile = agent.Profile;
        profile.Agents.Remove(agent);
        if (profile.Agents.Count > 0) return;
        _profilesByKey.Remove(profile.Key);
        foreach (var index in profile.Requirements.SelectMany(r => r)) _requirements[index].Leave(profile);
        _profiles.Remove(profile.Index);
    }
}
