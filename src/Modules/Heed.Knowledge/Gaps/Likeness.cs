using System.Collections.Frozen;
using Heed.Text;
using Heed.Text.PersonalData;
using Heed.Text.Segmenting;

namespace Heed.Knowledge.Gaps;

/// <summary>
/// How much two short questions mean the same, by the words they share: cosine over words weighted by their rarity among the
/// texts at hand. The frame of a question ("how do I …", 请问 … 怎么办) says little; what few write says much.
/// </summary>
internal sealed class Likeness
{
    /// <summary>From here on two questions are one.</summary>
    internal const double Same = 0.56;

    /// <summary>Texts that are imagined besides, so that a handful of real ones does not make every word common.</summary>
    private const double Imagined = 20;
    private const double FrameWeight = 0.2;

    private static readonly FrozenSet<string> Frame = FrozenSet.ToFrozenSet(
        [
            "请问", "怎么", "怎么办", "怎样", "如何", "什么", "吗", "呢", "的", "了", "我", "你", "你们", "您", "是", "有", "没有", "没", "不", "要", "能", "可以", "会", "在", "和", "就", "都", "还", "也", "把", "给",
            "the", "a", "an", "i", "you", "we", "it", "my", "your", "is", "are", "do", "doe", "can", "could", "to", "of", "for", "in", "on", "at", "and", "or", "how", "what", "when", "where", "there", "have",
            "me", "be", "wa", "ani", "this", "that", "with", "pleas", "please", "if", "not",
        ],
        StringComparer.Ordinal);

    private readonly Dictionary<string, int> _holders = new(StringComparer.Ordinal);
    private readonly int _texts;

    /// <summary>Learns what is rare from the texts.</summary>
    public Likeness(IReadOnlyCollection<HashSet<string>> texts)
    {
        _texts = texts.Count;
        foreach (var term in texts.SelectMany(t => t)) _holders[term] = _holders.GetValueOrDefault(term) + 1;
    }

    /// <summary>The words of a question: stems, and for Chinese what the segmenter takes for words. Personal data is not compared.</summary>
    public static HashSet<string> Terms(string text)
    {
        var terms = new HashSet<string>(StringComparer.Ordinal);
        foreach (var word in Segmenter.Default.Words(PersonalDataFinder.Mask(text, _ => " ")))
        {
            var atoms = TextAtoms.Read(word);
            if (atoms.Count > 0) terms.Add(atoms[0].Spaceless ? string.Concat(atoms.Select(a => a.Form)) : atoms[0].Term);
        }

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
        var rarity = Math.Log(1 + ((_texts + Imagined) / (_holders.GetValueOrDefault(term) + 2.0)));
        return Frame.Contains(term) ? FrameWeight * rarity : rarity;
    }
}
