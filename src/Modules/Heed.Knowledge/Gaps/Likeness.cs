using Heed.Text;

namespace Heed.Knowledge.Gaps;

/// <summary>
/// How much two short questions mean the same, by the terms they share: cosine over terms weighted by their rarity among the
/// texts at hand. What everybody writes ("how do I …", 请问) says little; what few write says much.
/// </summary>
internal sealed class Likeness
{
    /// <summary>From here on two questions are one.</summary>
    internal const double Same = 0.55;

    private readonly Dictionary<string, int> _holders = new(StringComparer.Ordinal);
    private readonly int _texts;

    /// <summary>Learns what is rare from the texts.</summary>
    public Likeness(IReadOnlyCollection<HashSet<string>> texts)
    {
        _texts = texts.Count;
        foreach (var term in texts.SelectMany(t => t)) _holders[term] = _holders.GetValueOrDefault(term) + 1;
    }

    /// <summary>The terms of a question: stems, and for scripts without spaces pairs of neighbours (single characters only when there is no pair).</summary>
    public static HashSet<string> Terms(string text)
    {
        var atoms = TextAtoms.Read(text);
        var terms = SearchTerms.Of(atoms);
        var single = atoms.Where(a => a.Spaceless).Select(a => a.Term).ToHashSet(StringComparer.Ordinal);
        if (terms.Count > single.Count) terms.ExceptWith(single);
        return terms;
    }

    /// <summary>0 for nothing in common, 1 for the same terms.</summary>
    public double Of(HashSet<string> first, HashSet<string> second)
    {
        var (shared, mine, theirs) = (0.0, 0.0, 0.0);
        foreach (var term in first)
        {
            var weight = Weight(term);
            mine += weight;
            if (second.Contains(term)) shared += weight;
        }

        foreach (var term in second) theirs += Weight(term);
        return shared == 0 ? 0 : shared / Math.Sqrt(mine * theirs);
    }

    private double Weight(string term)
    {
        var rarity = Math.Log(1 + ((_texts + 1.0) / (_holders.GetValueOrDefault(term) + 1.0)));
        return rarity * rarity;
    }
}
