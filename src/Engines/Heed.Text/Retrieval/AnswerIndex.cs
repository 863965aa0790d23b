using System.Runtime.InteropServices;

namespace Heed.Text.Retrieval;

/// <summary>
/// Finds the entries that answer a question, best first. Immutable and safe to ask from several threads; when entries change
/// another is built. Building is linear in the text, asking in the number of entries that share a term with the question.
/// </summary>
public sealed class AnswerIndex
{
    /// <summary>No more of a question than this is read, in UTF-16 units.</summary>
    public const int MaxQuestion = 2_000;

    /// <summary>No more of an answer than this is read, in UTF-16 units.</summary>
    public const int MaxAnswer = 20_000;

    private const float Saturation = 1.2f, QuestionLength = 0.4f, AnswerLength = 0.75f, QuestionWeight = 3f, AnswerWeight = 1f;

    private readonly IReadOnlyList<AnswerEntry> _entries;
    private readonly Dictionary<string, List<Posting>> _postings;
    private readonly float _rarest;

    private AnswerIndex(IReadOnlyList<AnswerEntry> entries, Dictionary<string, List<Posting>> postings)
    {
        _entries = entries;
        _postings = postings;
        _rarest = Rarity(entries.Count, 1);
    }

    /// <summary>An index in which nothing is found.</summary>
    public static AnswerIndex Empty { get; } = Build([]);

    /// <summary>How many entries it holds.</summary>
    public int Count => _entries.Count;

    /// <summary>Reads the entries. They are kept; of an identifier that is given twice both are.</summary>
    public static AnswerIndex Build(IReadOnlyList<AnswerEntry> entries)
    {
        ArgumentNullException.ThrowIfNull(entries);
        entries = [.. entries];
        var questions = new List<List<string>>(entries.Count);
        var answers = new List<List<string>>(entries.Count);
        foreach (var entry in entries)
        {
            List<string> asked = [.. RetrievalTerms.Of(Cut(entry.Question, MaxQuestion))];
            foreach (var variant in entry.Variants) asked.AddRange(RetrievalTerms.Of(Cut(variant, MaxQuestion)));
            questions.Add(asked);
            answers.Add(RetrievalTerms.Of(Cut(entry.Answer, MaxAnswer)));
        }

        var postings = new Dictionary<string, List<Posting>>(StringComparer.Ordinal);
        var (meanQuestion, meanAnswer) = (Mean(questions), Mean(answers));
        for (var i = 0; i < entries.Count; i++)
        {
            Add(postings, i, questions[i], QuestionWeight / Length(questions[i].Count, meanQuestion, QuestionLength));
            Add(postings, i, answers[i], AnswerWeight / Length(answers[i].Count, meanAnswer, AnswerLength));
        }

        return new AnswerIndex(entries, postings);
    }

    /// <summary>The entries that most likely answer, at most <paramref name="limit"/>, best first. Takes whatever was typed.</summary>
    public IReadOnlyList<AnswerHit> Find(string? text, int limit)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(limit);
        var terms = RetrievalTerms.Of(Cut(text, MaxQuestion)).Distinct().ToList();
        if (limit == 0 || terms.Count == 0 || _entries.Count == 0) return [];
        var scores = new float[_entries.Count];
        var possible = 0f;
        foreach (var term in terms)
        {
            if (!_postings.TryGetValue(term, out var postings))
            {
                possible += _rarest;
                continue;
            }

            var rarity = Rarity(_entries.Count, postings.Count);
            possible += rarity;
            foreach (var (entry, weight) in CollectionsMarshal.AsSpan(postings)) scores[entry] += rarity * weight / (Saturation + weight);
        }

        return [.. Enumerable.Range(0, scores.Length).Where(i => scores[i] > 0).OrderByDescending(i => scores[i]).ThenBy(i => i).Take(limit)
            .Select(i => new AnswerHit(_entries[i].Id, Math.Clamp(scores[i] / possible, 0, 1), Nearest(_entries[i], terms)))];
    }

    private static string Nearest(AnswerEntry entry, List<string> terms)
    {
        if (entry.Variants.Count == 0) return entry.Question;
        return entry.Variants.Prepend(entry.Question).MaxBy(phrasing =>
        {
            var own = RetrievalTerms.Of(Cut(phrasing, MaxQuestion)).ToHashSet(StringComparer.Ordinal);
            return terms.Count(own.Contains) / Math.Sqrt(own.Count + 1.0);
        })!;
    }

    private static void Add(Dictionary<string, List<Posting>> postings, int entry, List<string> terms, float weight)
    {
        foreach (var term in terms)
        {
            ref var list = ref CollectionsMarshal.GetValueRefOrAddDefault(postings, term, out _);
            list ??= [];
            if (list.Count > 0 && list[^1].Entry == entry) list[^1] = new Posting(entry, list[^1].Weight + weight);
            else list.Add(new Posting(entry, weight));
        }
    }

    private static float Length(int length, float mean, float share) => 1 - share + share * length / mean;

    private static float Mean(List<List<string>> texts) => Math.Max(1f, (float)texts.Sum(t => (double)t.Count) / Math.Max(1, texts.Count));

    private static float Rarity(int entries, int holders) => MathF.Log(1 + (entries - holders + 0.5f) / (holders + 0.5f));

    private static string Cut(string? text, int length) => text is null ? "" : text.Length <= length ? text : text[..length];

    private readonly record struct Posting(int Entry, float Weight);
}
