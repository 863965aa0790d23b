using System.Runtime.InteropServices;

namespace Heed.Text.Classifying;

/// <summary>Counts in how many texts features stand. Memory is bounded as long as few features stand in several texts: of too many, those seen once are let go.</summary>
internal sealed class FeatureTally
{
    /// <summary>With more than this, features seen once are let go.</summary>
    private const int Most = 4_000_000;

    private readonly HashSet<ulong> _seen = [];
    private Dictionary<ulong, int> _counts = [];
    private int _most = Most;

    /// <summary>Counts the features of a text, each once.</summary>
    public void Count(params ReadOnlySpan<List<ulong>> features)
    {
        _seen.Clear();
        foreach (var list in features) _seen.UnionWith(list);
        foreach (var feature in _seen) CollectionsMarshal.GetValueRefOrAddDefault(_counts, feature, out _)++;

        if (_counts.Count <= _most) return;
        _counts = _counts.Where(c => c.Value > 1).ToDictionary();
        // Where most stay, the next round is put off, so that the rounds together take linear time.
        _most = Math.Max(Most, 2 * _counts.Count);
    }

    /// <summary>The features that stand in at least so many texts, the most frequent first.</summary>
    public IEnumerable<(ulong Feature, int Texts)> MostFrequent(int least) => _counts.Where(c => c.Value >= least).OrderByDescending(c => c.Value).ThenBy(c => c.Key).Select(c => (c.Key, c.Value));
}
