using System.Runtime.InteropServices;

namespace Heed.Text.Retrieval;

/// <summary>Reads entries into numbered terms, postings and vectors.</summary>
internal sealed class AnswerIndexBuilder
{
    private const float WordingLength = 0.4f, AnswerLength = 0.75f;

    /// <summary>The numbers of the terms of the entry that is being read, to be used again for the next.</summary>
    private readonly List<int> _together = [], _letters = [];

    private readonly QuestionTerms _terms = new();

    public AnswerIndexBuilder(IReadOnlyList<AnswerEntry> entries)
    {
        Entries = new ReadEntry[entries.Count];
        for (var i = 0; i < Entries.Length; i++) Entries[i] = Read(entries[i], i);
        Words.Close(Entries.Length);
        Grams.Close(Entries.Length);
        Wordings.Close();
        Answers.Close();
        Letters.Close();
        foreach (var entry in Entries) entry.Close(Words.Weights, Grams.Weights);
    }

    public ReadEntry[] Entries { get; }

    public TermSpace<ulong> Words { get; } = new();

    public TermSpace<ulong> Grams { get; } = new();

    public Postings Wordings { get; } = new(WordingLength);

    public Postings Answers { get; } = new(AnswerLength);

    public Postings Letters { get; } = new(WordingLength);

    private ReadEntry Read(AnswerEntry entry, int number)
    {
        var count = 1 + Math.Min(entry.Variants.Count, AnswerIndex.MaxWordings - 1);
        var (words, grams) = (new TermVector[count], new TermVector[count]);
        _together.Clear();
        _letters.Clear();
        for (var i = 0; i < count; i++)
        {
            _terms.Replace(Cut(i == 0 ? entry.Question : entry.Variants[i - 1], AnswerIndex.MaxQuestion), grams: true);
            words[i] = Number(Words, _terms.Words, number, _together);
            grams[i] = Number(Grams, _terms.Grams, number, _letters);
        }

        Wordings.Add(CollectionsMarshal.AsSpan(_together));
        Letters.Add(CollectionsMarshal.AsSpan(_letters));
        _together.Clear();
        var answer = Cut(entry.Answer, AnswerIndex.MaxAnswer);
        var passages = new List<TermVector>();
        foreach (var passage in ReadEntry.Passages(answer))
        {
            _terms.Replace(answer[passage], grams: false);
            passages.Add(Number(Words, _terms.Words, number, _together));
        }

        Answers.Add(CollectionsMarshal.AsSpan(_together));
        return new ReadEntry(entry, words, grams, [.. passages]);
    }

    /// <summary>The vector of an entry's terms; their numbers are added to the others of its field.</summary>
    private static TermVector Number(TermSpace<ulong> space, List<(ulong Term, float Factor)> terms, int entry, List<int> field)
    {
        var from = field.Count;
        foreach (var (term, factor) in terms) field.Add(space.Add(term, factor, entry));
        return TermVector.Of(CollectionsMarshal.AsSpan(field)[from..]);
    }

    private static string Cut(string? text, int length) => text is null ? "" : text.Length <= length ? text : text[..length];
}
