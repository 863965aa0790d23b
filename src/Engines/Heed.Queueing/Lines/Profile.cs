using System.Text;
using Heed.Queueing.Matching;

namespace Heed.Queueing.Lines;

/// <summary>Agents with the same teams, skills and languages, and those of them who are free, kind by kind, in the order in which lines ask them.</summary>
internal sealed class Profile(AgentCard card, string key, int index, FreeHeads heads)
{
    private readonly OrderedSet<AgentState>?[] _free = new OrderedSet<AgentState>?[FreeHeads.Slots];

    /// <summary>What <see cref="KeyOf"/> said when it was made.</summary>
    public string Key { get; } = key;

    public int Index { get; } = index;

    public Guid[] Teams { get; } = [.. card.Teams];

    public Dictionary<string, int> Skills { get; } = new(card.Skills, StringComparer.Ordinal);

    public string[] Languages { get; } = [.. card.Languages];

    public List<AgentState> Agents { get; } = [];

    /// <summary>What these agents may take, by kind: indexes of requirements.</summary>
    public List<int>[] Requirements { get; } = [.. Enumerable.Range(0, FreeHeads.Kinds).Select(_ => new List<int>())];

    /// <summary>Who is free, first asked first, after <see cref="Keep"/>.</summary>
    public OrderedSet<AgentState> Free(int slot) => _free[slot]!;

    /// <summary>Keeps the agents in this order from now on.</summary>
    public void Keep(int slot)
    {
        var set = _free[slot] = new OrderedSet<AgentState>();
        foreach (var agent in Agents)
        {
            if (agent.IsIndexed(FreeHeads.KindOf(slot))) set.Add(agent.OrderKey(FreeHeads.OrderOf(slot)), agent.OrderTie, agent);
        }

        heads.Set(slot, Index, set.First);
    }

    /// <summary>Takes an agent out of the sets it stands in, before what orders it changes.</summary>
    public void Unindex(AgentState agent)
    {
        for (var slot = 0; slot < _free.Length; slot++)
        {
            if (_free[slot] is not { } set || !agent.IsIndexed(FreeHeads.KindOf(slot))) continue;
            set.Remove(agent.OrderKey(FreeHeads.OrderOf(slot)), agent.OrderTie);
            heads.Set(slot, Index, set.First);
        }
    }

    public void IndexAgent(AgentState agent)
    {
        for (var slot = 0; slot < _free.Length; slot++)
        {
            if (_free[slot] is not { } set || !agent.IsIndexed(FreeHeads.KindOf(slot))) continue;
            set.Add(agent.OrderKey(FreeHeads.OrderOf(slot)), agent.OrderTie, agent);
            heads.Set(slot, Index, set.First);
        }
    }

    /// <summary>Equal for agents who may take the same work. Every part has its length before it, so that no name can pretend to be two.</summary>
    public static string KeyOf(AgentCard card)
    {
        var key = new StringBuilder();
        foreach (var team in card.Teams.Distinct().Order()) key.Append(team.ToString("N"));
        foreach (var (skill, level) in card.Skills.OrderBy(s => s.Key, StringComparer.Ordinal)) key.Append('s').Append(skill.Length).Append(':').Append(skill).Append(level);
        foreach (var language in card.Languages.Select(l => l.ToLowerInvariant()).Distinct().Order(StringComparer.Ordinal)) key.Append('l').Append(language.Length).Append(':').Append(language);
        return key.ToString();
    }
}
