using System.Runtime.InteropServices;

namespace Heed.Text.Retrieval;

/// <summary>
/// Which entries hold a term, for BM25 over one field of all entries (Robertson and Zaragoza, "The Probabilistic Relevance Framework", 2009).
/// While entries are added their terms stand one behind the other; closing sorts them by term into one array, so that a
/// knowledge base with hundreds of thousands of terms is three objects and not as many lists.
/// </summary>
internal sealed class Postings
{
    private const float Saturation = 1.2f;

    private readonly float _lengthShare;
    private readonly List<int> _lengths = [];
    private readonly List<int> _read = [];
    private int[] _starts = [0];
    private Posting[] _postings = [];

    /// <param name="lengthShare">How much the length of a text counts against it, 0 to 1.</param>
    public Postings(float lengthShare) => _lengthShare = lengthShare;

    /// <summary>Adds the text of the next entry, term by term with repetitions.</summary>
    public void Add(ReadOnlySpan<int> terms)
    {
        _lengths.Add(terms.Length);
        _read.AddRange(terms);
    }

    /// <summary>Sorts by term and turns counts into weights, when all entries are added. Linear in what was added.</summary>
    public void Close()
    {
        var read = CollectionsMarshal.AsSpan(_read);
        var terms = 0;
        foreach (var term in read) terms = Math.Max(terms, term + 1);
        Count(read, terms);
        Place(read, terms);
        Weigh();
        _read.Clear();
        _read.TrimExcess();
    }

    /// <summary>Adds a term's worth to the scores of the entries that hold it.</summary>
    public void Score(int term, float weight, Span<float> scores)
    {
        if (term >= _starts.Length - 1) return;
        foreach (ref readonly var posting in _postings.AsSpan(_starts[term].._starts[term + 1])) scores[posting.Entry] += weight * posting.Weight;
    }

    /// <summary>Where each term's entries will stand: behind those of all terms with lower numbers.</summary>
    private void Count(ReadOnlySpan<int> read, int terms)
    {
        _starts = new int[terms + 1];
        var last = new int[terms];
        Array.Fill(last, -1);
        var at = 0;
        for (var entry = 0; entry < _lengths.Count; entry++)
        {
            foreach (var term in read.Slice(at, _lengths[entry]))
            {
                if (last[term] == entry) continue;
                last[term] = entry;
                _starts[term + 1]++;
            }

            at += _lengths[entry];
        }

        for (var term = 0; term < terms; term++) _starts[term + 1] += _starts[term];
    }

    private void Place(ReadOnlySpan<int> read, int terms)
    {
        _postings = new Posting[_starts[terms]];
        var ends = _starts[..terms];
        var at = 0;
        for (var entry = 0; entry < _lengths.Count; entry++)
        {
            foreach (var term in read.Slice(at, _lengths[entry]))
            {
                var end = ends[term];
                if (end > _starts[term] && _postings[end - 1].Entry == entry) _postings[end - 1].Weight++;
                else _postings[ends[term]++] = new Posting { Entry = entry, Weight = 1 };
            }

            at += _lengths[entry];
        }
    }

    private void Weigh()
    {
        var mean = Math.Max(1, (float)_lengths.DefaultIfEmpty().Average());
        foreach (ref var posting in _postings.AsSpan())
        {
            var count = posting.Weight / (1 - _lengthShare + _lengthShare * _lengths[posting.Entry] / mean);
            posting.Weight = count * (Saturation + 1) / (Saturation + count);
        }
    }

    private struct Posting
    {
        public int Entry;
        public float Weight;
    }
}
