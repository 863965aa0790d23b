namespace Heed.Text.Retrieval;

/// <summary>An entry as it is compared: its wordings, and its answer in passages.</summary>
internal sealed class ReadEntry(AnswerEntry entry, TermVector[] words, TermVector[] grams, TermVector[] passages)
{
    private const int LongPassage = 300, ShortPassage = 5;

    public AnswerEntry Entry => entry;

    /// <summary>Everything there is to say for the entry beside its BM25 scores.</summary>
    public Evidence Weigh(TermVector askedWords, TermVector askedGrams, ReadOnlySpan<float> wordWeights, ReadOnlySpan<float> gramWeights, float wordings, float answer)
    {
        float asked = 0, held = 0, letters = 0, likeness = 0, passage = 0;
        for (var i = 0; i < words.Length; i++)
        {
            var byWords = TermVector.Compare(askedWords, words[i], wordWeights);
            var byGrams = TermVector.Compare(askedGrams, grams[i], gramWeights);
            (asked, held) = (Math.Max(asked, byWords.Asked), Math.Max(held, byWords.Held));
            (letters, likeness) = (Math.Max(letters, byGrams.Asked), Math.Max(likeness, byGrams.Cosine));
        }

        foreach (var part in passages) passage = Math.Max(passage, TermVector.Compare(askedWords, part, wordWeights).Asked);
        return new Evidence(wordings, answer, asked, held, letters, likeness, passage);
    }

    /// <summary>The wording that is nearest to what was asked, the question itself when several are.</summary>
    public string Nearest(TermVector askedWords, TermVector askedGrams, ReadOnlySpan<float> wordWeights, ReadOnlySpan<float> gramWeights)
    {
        var (best, most) = (0, -1f);
        for (var i = 0; i < words.Length; i++)
        {
            var likeness = TermVector.Compare(askedWords, words[i], wordWeights).Cosine + TermVector.Compare(askedGrams, grams[i], gramWeights).Cosine;
            if (likeness > most) (best, most) = (i, likeness);
        }

        return best == 0 ? entry.Question : entry.Variants[best - 1];
    }

    public void Close(ReadOnlySpan<float> wordWeights, ReadOnlySpan<float> gramWeights)
    {
        foreach (var vector in words) vector.Weigh(wordWeights, []);
        foreach (var vector in grams) vector.Weigh(gramWeights, []);
        foreach (var vector in passages) vector.Weigh(wordWeights, []);
    }

    /// <summary>Paragraphs, and long paragraphs at the ends of sentences.</summary>
    public static IEnumerable<Range> Passages(string answer)
    {
        var start = 0;
        for (var i = 0; i < answer.Length; i++)
        {
            var ends = answer[i] is '\n' or '¶' || (i - start > LongPassage && answer[i] is '.' or '。' or '！' or '？') || i - start > 3 * LongPassage;
            if (!ends) continue;
            if (i - start > ShortPassage) yield return start..i;
            start = i + 1;
        }

        if (answer.Length - start > ShortPassage) yield return start..answer.Length;
    }
}
