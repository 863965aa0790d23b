using Heed.Queueing.Matching;
using Heed.Queueing.Reasons;

namespace Heed.Queueing.Lines;

/// <summary>
/// Work of one line that is the same to any agent: kind, skills, language and ring. Which profiles may take it is worked out once, when either appears.
/// </summary>
internal sealed class Requirement
{
    private readonly HashSet<Guid>? _teams;
    private readonly SkillNeed[] _needs;
    private readonly string? _language;

    private readonly Heads _heads;
    private bool[] _fits = [];

    public Requirement(Line line, RequirementKey key, int index, Heads heads)
    {
        (Index, _heads) = (index, heads);
        heads[index] = long.MaxValue;
        Line = line;
        Kind = key.Kind;
        var open = line.Rules.Rings.Take(key.Ring).ToList();
        _teams = line.Rules.Teams.Count == 0 || open.Any(r => r.Everyone) ? null : [.. line.Rules.Teams, .. open.SelectMany(r => r.AddTeams)];
        _language = open.Any(r => r.AnyLanguage) ? null : key.Language;
        var relief = open.Sum(r => r.SkillRelief);
        _needs = [.. key.Needs.Where(n => n.Level > relief && !open.Any(r => r.DropSkills.Contains(n.Skill, StringComparer.Ordinal))).Select(n => n with { Level = n.Level - relief })];
    }

    public int Index { get; }

    public Line Line { get; }

    public WorkKind Kind { get; }

    /// <summary>Work that nobody refused lately.</summary>
    public OrderedSet<Item> Open { get; } = new();

    /// <summary>Work that somebody refused; usually a handful.</summary>
    public OrderedSet<Item> Refused { get; } = new();

    /// <summary>Indexes of the profiles that may take this work.</summary>
    public List<int> Profiles { get; } = [];

    public bool Fits(Profile profile) => profile.Index < _fits.Length && _fits[profile.Index];

    public void Join(Profile profile)
    {
        if (profile.Index >= _fits.Length) Array.Resize(ref _fits, Math.Max(64, profile.Index * 2));
        _fits[profile.Index] = true;
        Profiles.Add(profile.Index);
        profile.Requirements[(int)Kind].Add(Index);
    }

    public void Leave(Profile profile)
    {
        _fits[profile.Index] = false;
        Profiles.Remove(profile.Index);
    }

    public void Add(Item item)
    {
        (item.Refused is null ? Open : Refused).Add(item.Key, item.Sequence, item);
        _heads[Index] = Math.Min(Open.FirstKey, Refused.FirstKey);
    }

    public void Remove(Item item)
    {
        (item.Refused is null ? Open : Refused).Remove(item.Key, item.Sequence);
        _heads[Index] = Math.Min(Open.FirstKey, Refused.FirstKey);
    }

    /// <summary>The first work here that this agent has not refused.</summary>
    public Item? FirstFor(AgentState agent)
    {
        var first = Open.First;
        if (Refused.Count == 0) return first;
        foreach (var item in Refused)
        {
            if (first is not null && first.IsBefore(item)) return first;
            if (!item.IsRefusedBy(agent)) return item;
        }

        return first;
    }

    /// <summary>What the profile lacks, or null when it may take this work.</summary>
    public (BystanderCode Code, string? Detail)? Lack(Profile profile)
    {
        if (_teams is not null && !IsIn(_teams, profile.Teams)) return (BystanderCode.Team, null);
        foreach (var need in _needs)
        {
            if (profile.Skills.GetValueOrDefault(need.Skill) < need.Level) return (BystanderCode.Skill, need.Skill);
        }

        return _language is null || profile.Languages.Length == 0 || profile.Languages.Any(l => Speaks(l, _language)) ? null : (BystanderCode.Language, _language);
    }

    private static bool IsIn(HashSet<Guid> teams, Guid[] some)
    {
        foreach (var team in some)
        {
            if (teams.Contains(team)) return true;
        }

        return false;
    }

    private static bool Speaks(string spoken, string wanted) =>
        spoken.Length <= wanted.Length ? Begins(wanted, spoken) : Begins(spoken, wanted);

    private static bool Begins(string tag, string start) =>
        tag.StartsWith(start, StringComparison.OrdinalIgnoreCase) && (tag.Length == start.Length || tag[start.Length] == '-');
}
