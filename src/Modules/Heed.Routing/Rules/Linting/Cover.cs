namespace Heed.Routing.Rules.Linting;

/// <summary>
/// Whether rules before it leave a rule anything. A filter is written out as its alternatives, each a set of conditions that hold together;
/// an alternative that contradicts itself is none. Bounded: a filter with too many alternatives is not judged.
/// </summary>
internal static class Cover
{
    private const int MostAlternatives = 256;

    /// <summary>The ways in which the filter can be met; null when there are too many to tell.</summary>
    public static IReadOnlyList<IReadOnlyList<RuleCondition>>? Alternatives(RuleFilter filter)
    {
        var parts = filter.Conditions.Select(Part).ToList();
        if (parts.Count == 0) return [[]];
        List<List<RuleCondition>>? ways = filter.Match == RuleMatch.Any ? [.. parts.SelectMany(p => p)] : [[]];
        if (filter.Match == RuleMatch.All)
        {
            foreach (var part in parts)
            {
                if (ways.Count * part.Count > MostAlternatives) return null;
                ways = [.. ways.SelectMany(w => part.Select(p => (List<RuleCondition>)[.. w, .. p]))];
            }
        }

        return ways.Count > MostAlternatives ? null : [.. ways.Where(w => !IsContradictory(w))];
    }

    /// <summary>The rules that together take everything this one could be met by; null when something is left. <paramref name="earlier"/> by id, in order.</summary>
    public static IReadOnlyList<Guid>? By(IReadOnlyList<IReadOnlyList<RuleCondition>> alternatives, IReadOnlyList<(Guid Id, RuleFilter Filter)> earlier)
    {
        var by = new List<Guid>();
        foreach (var way in alternatives)
        {
            if (Taker(way, earlier) is { } one)
            {
                by.Add(one);
                continue;
            }

            if (Pieces(way, earlier) is not { } pieces) return null;
            by.AddRange(pieces);
        }

        return by.Count == 0 ? null : [.. by.Distinct()];
    }

    // A list of values may be taken piece by piece by different rules.
    private static List<Guid>? Pieces(IReadOnlyList<RuleCondition> way, IReadOnlyList<(Guid Id, RuleFilter Filter)> earlier)
    {
        for (var i = 0; i < way.Count; i++)
        {
            var values = RuleLogic.Split(way[i]);
            if (values.Count < 2) continue;
            var takers = values.Select(v => Taker([.. way.Take(i), v, .. way.Skip(i + 1)], earlier)).ToList();
            if (takers.TrueForAll(t => t is not null)) return [.. takers.Select(t => t!.Value)];
        }

        return null;
    }

    private static Guid? Taker(IReadOnlyList<RuleCondition> way, IReadOnlyList<(Guid Id, RuleFilter Filter)> earlier)
    {
        foreach (var (id, filter) in earlier)
        {
            if (filter.Holds(wanted => way.Any(given => RuleLogic.Implies(given, wanted))).Met) return id;
        }

        return null;
    }

    private static bool IsContradictory(List<RuleCondition> way)
    {
        if (way.Exists(RuleLogic.IsImpossible)) return true;
        for (var i = 0; i < way.Count; i++)
        {
            for (var j = i + 1; j < way.Count; j++)
            {
                if (RuleLogic.Contradict(way[i], way[j])) return true;
            }
        }

        return false;
    }

    /// <summary>A condition, or a group, as its alternatives.</summary>
    private static List<List<RuleCondition>> Part(RuleCondition condition)
    {
        if (condition.Conditions is not { } inner) return [[condition]];
        if (inner.Count == 0) return [[]];
        return (condition.Match ?? RuleMatch.All) == RuleMatch.Any ? [.. inner.Select(c => (List<RuleCondition>)[c])] : [[.. inner]];
    }
}
