using System.Buffers;

namespace Heed.Text.Retrieval;

/// <summary>
/// Finds the entries that answer a question, best first. Immutable and safe to ask from several threads; when entries change
/// another is built. Building is linear in the text. Asking walks the postings of the asked terms over all entries, and
/// compares the best of them wording by wording.
/// </summary>
public sealed class AnswerIndex
{
    /// <summary>No more of a question than this is read, in UTF-16 units.</summary>
    public const int MaxQuestion = 2_000;

    /// <summary>No more of an answer than this is read, in UTF-16 units.</summary>
    public const int MaxAnswer = 20_000;

    /// <summary>No more wordings of an entry than this are read.</summary>
    public const int MaxWordings = 200;

    /// <summary>So many of the best by BM25 are looked at closely.</summary>
    private const int Candidates = 60;

    private readonly ReadEntry[] _entries;
    private readonly TermSpace<ulong> _words;
    private readonly TermSpace<ulong> _grams;
    private readonly Postings _wordings;
    private readonly Postings _answers;
    private readonly Postings _letters;

    private AnswerIndex(AnswerIndexBuilder built) => (_entries, _words, _grams, _wordings, _answers, _letters) = (built.Entries, built.Words, built.Grams, built.Wordings, built.Answers, built.Letters);

    /// <summary>An index in which nothing is found.</summary>
    public static AnswerIndex Empty { get; } = Build([]);

    /// <summary>How many entries it holds.</summary>
    public int Count => _entries.Length;

    /// <summary>Reads the entries and keeps them. Of entries with the same identifier each is found.</summary>
    public static AnswerIndex Build(IReadOnlyList<AnswerEntry> entries)
    {
        ArgumentNullException.ThrowIfNull(entries);
        return new AnswerIndex(new AnswerIndexBuilder(entries));
    }

    /// <summary>The entries that most likely answer, at most <paramref name="limit"/>, best first. Takes whatever was typed.</summary>
    public IReadOnlyList<AnswerHit> Find(string? text, int limit)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(limit);
        if (limit == 0 || string.IsNullOrWhiteSpace(text) || _entries.Length == 0) return [];
        var ranked = Rank(text.Length <= MaxQuestion ? text : text[..MaxQuestion], Math.Max(Candidates, limit), out var words, out var grams);
        return [.. Confidence.Of(ranked).Take(limit).Select(r => new AnswerHit(_entries[r.Entry].Entry.Id, r.Score, _entries[r.Entry].Nearest(words, grams, _words.Weights, _grams.Weights)))];
    }

    /// <summary>The entries that share words or letters with the text, best first, with what speaks for each.</summary>
    internal List<RankedEntry> Rank(string text, int candidates, out TermVector words, out TermVector grams)
    {
        var terms = QuestionTerms.Read(text);
        (words, grams) = (_words.Read(terms.Words), _grams.Read(terms.Grams));
        var ranking = terms.IsSpaceless ? Ranking.Spaceless : Ranking.Spaced;
        if (words.Sum <= 0 || grams.Sum <= 0) return [];
        var count = _entries.Length;
        var scores = ArrayPool<float>.Shared.Rent(3 * count);
        try
        {
            var wordings = scores.AsSpan(0, count);
            var answers = scores.AsSpan(count, count);
            var letters = scores.AsSpan(2 * count, count);
            scores.AsSpan(0, 3 * count).Clear();
            foreach (var term in words.Terms)
            {
                var weight = _words.Weights[term] / words.Sum;
                _wordings.Score(term, weight, wordings);
                _answers.Score(term, weight, answers);
            }

            foreach (var gram in grams.Terms) _letters.Score(gram, _grams.Weights[gram] / grams.Sum, letters);

            var ranked = new List<RankedEntry>();
            foreach (var entry in Best(wordings, answers, letters, ranking, candidates))
            {
                var evidence = _entries[entry].Weigh(words, grams, _words.Weights, _grams.Weights, wordings[entry], answers[entry]);
                ranked.Add(new RankedEntry(entry, ranking.Of(evidence), evidence));
            }

            ranked.Sort();
            return ranked;
        }
        finally
        {
            ArrayPool<float>.Shared.Return(scores);
        }
    }

    /// <summary>The best by BM25 alone.</summary>
    private static IEnumerable<int> Best(ReadOnlySpan<float> wordings, ReadOnlySpan<float> answers, ReadOnlySpan<float> letters, Ranking ranking, int most)
    {
        var best = new PriorityQueue<int, (float, int)>(most + 1);
        for (var i = 0; i < wordings.Length; i++)
        {
            var score = ranking.Quick(wordings[i], answers[i], letters[i]);
            if (score <= 0 || (best.Count == most && best.TryPeek(out _, out var least) && score <= least.Item1)) continue;
            best.Enqueue(i, (score, -i));
            if (best.Count > most) best.Dequeue();
        }

        return best.UnorderedItems.Select(item => item.Element);
    }
}
