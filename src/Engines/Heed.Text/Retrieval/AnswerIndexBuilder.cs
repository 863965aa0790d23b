using System.Runtime.InteropServices;

namespace Heed.Text.Retrieval;

/// <summary>Reads entries into numbered terms, postings and vectors.</summary>
internal sealed class AnswerIndexBuilder
{
    private const float WordingLength = 0.4f, AnswerLength = 0.75f;

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
        var together = new List<int>();
        var letters = new List<int>();
        for (var i = 0; i < count; i++)
        {
            var terms = QuestionTerms.Read(Cut(i == 0 ? entry.Question : entry.Variants[i - 1], AnswerIndex.MaxQuestion));
            var numbers = Numbers(Words, terms.Words, number);
            together.AddRange(numbers);
            words[i] = TermVector.Of(numbers);
            numbers = Numbers(Grams, terms.Grams, number);
            letters.AddRange(numbers);
            grams[i] = TermVector.Of(numbers);
        }

        Wordings.Add(CollectionsMarshal.AsSpan(together));
        Letters.Add(CollectionsMarshal.AsSpan(letters));
        together.Clear();
        var answer = Cut(entry.Answer, AnswerIndex.MaxAnswer);
        var passages = new List<TermVector>();
        foreach (var passage in ReadEntry.Passages(answer))
        {
            var numbers = Numbers(Words, QuestionTerms.Read(answer[passage], grams: false).Words, number);
            together.AddRange(numbers);
            passages.Add(TermVector.Of(numbers));
        }

        Answers.Add(CollectionsMarshal.AsSpan(together));
        return new ReadEntry(entry, words, grams, [.. passages]);
    }

    private static int[] Numbers<T>(TermSpace<T> space, List<(T Term, float Factor)> terms, int entry)
        where T : notnull
    {
        var numbers = new int[terms.Count];
        for (var i = 0; i < numbers.Length; i++) numbers[i] = space.Add(terms[i].Term, terms[i].Factor, entry);
        return numbers;
    }

    private static string Cut(string? text, int length) => text is null ? "" : text.Length <= length ? text : text[..length];
}
