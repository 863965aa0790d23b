using System.Text.Json;
using Heed.Platform.Web;

namespace Heed.Routing.Rules;

/// <summary>A list of rules, ready to be asked. First met wins.</summary>
internal sealed class CompiledRules
{
    private CompiledRules(IReadOnlyList<RoutingRule> rules)
    {
        Rules = rules;
        Filters = [.. rules.Select(r => RuleFilter.Parse(r.Filter))];
        Leaves = [.. Filters.Zip(rules).Where(f => f is { First: not null, Second.Enabled: true }).SelectMany(f => f.First!.Leaves()).DistinctBy(l => l.AsFilter)];
    }

    public static CompiledRules None { get; } = new([]);

    public IReadOnlyList<RoutingRule> Rules { get; }

    /// <summary>Null for one that cannot be read: it is never met.</summary>
    public IReadOnlyList<RuleFilter?> Filters { get; }

    /// <summary>Every condition of the enabled rules, once.</summary>
    public IReadOnlyList<RuleCondition> Leaves { get; }

    public static CompiledRules Of(IReadOnlyList<RoutingRule> rules) => new(rules);

    public static CompiledRules Read(string json) => new(JsonSerializer.Deserialize<List<RoutingRule>>(json, HeedJson.Options)!);

    public static string Json(IReadOnlyList<RoutingRule> rules) => JsonSerializer.Serialize(rules, HeedJson.Options);

    /// <summary>The first enabled rule that is met, and every rule asked before it.</summary>
    public (RoutingRule? Rule, IReadOnlyList<RuleTrail> Trail) First(Func<RuleCondition, bool> truth)
    {
        var trail = new List<RuleTrail>();
        for (var i = 0; i < Rules.Count; i++)
        {
            if (!Rules[i].Enabled || Filters[i] is not { } filter) continue;
            var (met, missed) = filter.Holds(truth);
            trail.Add(new RuleTrail(Rules[i].Id, met, missed));
            if (met) return (Rules[i], trail);
        }

        return (null, trail);
    }
}
