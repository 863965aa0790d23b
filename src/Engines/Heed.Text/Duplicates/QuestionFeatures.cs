using System.Text;
using Heed.Text.Keywords;
using Heed.Text.Normalising;
using Heed.Text.Segmenting;

namespace Heed.Text.Duplicates;

/// <summary>What a question is compared by: its words, pairs of its characters, and what must agree to the letter.</summary>
internal sealed class QuestionFeatures
{
    private const int MaxText = 2000;

    /// <summary>What the question is about tells more than how it asks.</summary>
    private const double ContentWeight = 3;
    private static readonly string[] Negations = ["不", "没", "无法", "未", "别", "not", "n't", "no", "never", "without", "cannot", "can't"];
    private readonly Dictionary<string, double> _weights;
    private readonly double _total;
    private readonly string _numbers;
    private readonly bool _negated;

    private QuestionFeatures(string form, Dictionary<string, double> weights, string numbers, bool negated)
    {
        (Form, _weights, _numbers, _negated) = (form, weights, numbers, negated);
        _total = weights.Values.Sum();
    }

    /// <summary>The letters and digits alone: texts with the same are the same.</summary>
    public string Form { get; }

    public static QuestionFeatures Of(string text)
    {
        var normal = TextNormaliser.Normalise(text.Length > MaxText ? text[..MaxText] : text);
        var weights = new Dictionary<string, double>(StringComparer.Ordinal);
        var numbers = new List<string>();
        var form = new StringBuilder(normal.Length);
        var negated = false;
        foreach (var segment in Segmenter.Default.Segment(normal))
        {
            if (!segment.IsWord) continue;
            var word = normal.Substring(segment.Start, segment.Length);
            form.Append(word);
            if (word.AsSpan().ContainsAnyInRange('0', '9')) numbers.Add(word);
            var latin = segment.Kind == SegmentKind.Latin;
            if (latin ? Array.IndexOf(Negations, word) >= 0 || word.EndsWith("n't", StringComparison.Ordinal) : IsNegation(normal, segment)) negated = !negated;
            if (latin && word.Length > 1) Add(weights, Stemming.Stem(word), word.Length > 3 ? 2 : 0.7);
            else if (!latin) Pairs(weights, word, segment.Class is 'u' or 'y' or 'e' or 'p' or 'd' or 'r' or 'c' ? 0.4 : 1);
        }

        foreach (var word in ContentWords.Read(normal)) Add(weights, word.Term, ContentWeight);
        numbers.Sort(StringComparer.Ordinal);
        return new QuestionFeatures(form.ToString(), weights, string.Join(' ', numbers), negated);
    }

    /// <summary>Twice the weight they share against the weight of both (Dice).</summary>
    public double Like(QuestionFeatures other)
    {
        if (_numbers != other._numbers || _negated != other._negated || _total + other._total <= 0) return 0;
        var (fewer, more) = _weights.Count <= other._weights.Count ? (this, other) : (other, this);
        var shared = 0.0;
        foreach (var (feature, weight) in fewer._weights)
        {
            if (more._weights.TryGetValue(feature, out var there)) shared += Math.Min(weight, there);
        }

        return 2 * shared / (_total + other._total);
    }

    /// <summary>The least hash of the features under each of some hash functions.</summary>
    public uint[] Hashes(int count)
    {
        var least = new uint[count];
        Array.Fill(least, uint.MaxValue);
        foreach (var feature in _weights.Keys)
        {
            var hash = 14695981039346656037UL;
            foreach (var c in feature) hash = (hash ^ c) * 1099511628211UL;
            for (var i = 0; i < count; i++)
            {
                // A step of SplitMix64 for every function.
                var mixed = hash + ((ulong)(i + 1) * 0x9E3779B97F4A7C15UL);
                mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9UL;
                mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EBUL;
                least[i] = Math.Min(least[i], (uint)(mixed >> 32));
            }
        }

        return least;
    }

    /// <summary>不 and 没 deny, but not in 能不能 and 有没有, which ask.</summary>
    private static bool IsNegation(string text, Segment segment)
    {
        var word = text.AsSpan(segment.Start, segment.Length);
        var at = word.IndexOfAny('不', '没', '未');
        if (at < 0) return word is "无法" or "别";
        at += segment.Start;
        return at == 0 || at + 1 >= text.Length || text[at - 1] != text[at + 1];
    }

    private static void Pairs(Dictionary<string, double> weights, string word, double weight)
    {
        if (word.Length == 1) Add(weights, word, weight * 0.5);
        for (var i = 0; i + 1 < word.Length; i++) Add(weights, word.Substring(i, 2), weight);
    }

    private static void Add(Dictionary<string, double> weights, string feature, double weight) => weights[feature] = Math.Max(weight, weights.GetValueOrDefault(feature));
}
