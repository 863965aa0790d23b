using System.Runtime.InteropServices;

namespace Heed.Text.Retrieval;

/// <summary>Which entries hold a term, for BM25 over one field of all entries (Robertson and Zaragoza, "The Probabilistic Relevance Framework", 2009).</summary>
internal sealed class Postings
{
    private const float Saturation = 1.2f;

    private readonly float _lengthShare;
    private readonly List<List<Posting>> _terms = [];
    private readonly List<int> _lengths = [];
    private float _mean = 1;

    /// <param name="lengthShare">How much the length of a text counts against it, 0 to 1.</param>
    public Postings(float lengthShare) => _lengthShare = lengthShare;

    /// <summary>Adds the text of the next entry, term by term with repetitions.</summary>
    public void Add(ReadOnlySpan<int> terms)
    {
        var entry = _lengths.Count;
        _lengths.Add(terms.Length);
        foreach (var term in terms)
        {
            while (_terms.Count <= term) _terms.Add([]);
            var list = _terms[term];
            if (list.Count > 0 && list[^1].Entry == entry) CollectionsMarshal.AsSpan(list)[^1].Weight++;
            else list.Add(new Posting { Entry = entry, Weight = 1 });
        }
    }

    /// <summary>Turns counts into weights, when all entries are added.</summary>
    public void Close()
    {
        _mean = Math.Max(1, (float)_lengths.DefaultIfEmpty().Average());
        foreach (var list in _terms)
        {
            list.TrimExcess();
            foreach (ref var posting in CollectionsMarshal.AsSpan(list))
            {
                var count = posting.Weight / (1 - _lengthShare + _lengthShare * _lengths[posting.Entry] / _mean);
                posting.Weight = count * (Saturation + 1) / (Saturation + count);
            }
        }
    }

    /// <summary>Adds a term's worth to the scores of the entries that hold it.</summary>
    public void Score(int term, float weight, Span<float> scores)
    {
        if (term >= _terms.Count) return;
        foreach (ref readonly var posting in CollectionsMarshal.AsSpan(_terms[term])) scores[posting.Entry] += weight * posting.Weight;
    }

    private struct Posting
    {
        public int Entry;
        public float Weight;
    }
}
