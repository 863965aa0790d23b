using System.Text;
using Heed.Queueing.Matching;

namespace Heed.Queueing.Lines;

/// <summary>Agents with the same teams, skills and languages, and those of them who are free, kind by kind, in the order in which lines ask them.</summary>
internal sealed class Profile(AgentCard card, string key)
{
    private static readonly int Kinds = Enum.GetValues<WorkKind>().Length;
    private readonly OrderedSet<AgentState>?[] _free = new OrderedSet<AgentState>?[Kinds * 2];

    /// <summary>What <see cref="KeyOf"/> said when it was made.</summary>
    public string Key { get; } = key;

    public IReadOnlyList<Guid> Teams { get; } = [.. card.Teams];

    public Dictionary<string, int> Skills { get; } = new(card.Skills, StringComparer.Ordinal);

    public IReadOnlyList<string> Languages { get; } = [.. card.Languages];

    public List<AgentState> Agents { get; } = [];

    /// <summary>What these agents may take.</summary>
    public List<Requirement> Requirements { get; } = [];

    /// <summary>Who is free for a kind, first asked first.</summary>
    public OrderedSet<AgentState> Free(WorkKind kind, AgentOrder order)
    {
        ref var set = ref _free[(int)kind * 2 + (int)order];
        if (set is not null) return set;
        set = new OrderedSet<AgentState>();
        foreach (var agent in Agents)
        {
            if (agent.IsIndexed(kind)) set.Add(agent.OrderKey(order), agent.OrderTie, agent);
        }

        return set;
    }

    /// <summary>Takes an agent out of the sets it stands in, before what orders it changes.</summary>
    public void Unindex(AgentState agent)
    {
        for (var i = 0; i < _free.Length; i++)
        {
            if (_free[i] is { } set && agent.IsIndexed((WorkKind)(i / 2))) set.Remove(agent.OrderKey((AgentOrder)(i % 2)), agent.OrderTie);
        }
    }

    public void Index(AgentState agent)
    {
        for (var i = 0; i < _free.Length; i++)
        {
            if (_free[i] is { } set && agent.IsIndexed((WorkKind)(i / 2))) set.Add(agent.OrderKey((AgentOrder)(i % 2)), agent.OrderTie, agent);
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
