namespace Heed.Text;

/// <summary>
/// Words as texts, with their stems. The ordinary ones that were met last are kept, some thousand of them: most texts are
/// made of few words, and neither they nor their stems need to be made again.
/// </summary>
internal static class WordForms
{
    /// <summary>A power of two.</summary>
    private const int Kept = 8_192;

    /// <summary>Longer words are rare, and may be somebody's secret.</summary>
    private const int LongestKept = 16;

    /// <summary>Each place is read and written whole, so threads need not wait for each other.</summary>
    private static readonly Word?[] Last = new Word?[Kept];

    /// <summary>A folded word as a text, and its stem.</summary>
    public static (string Form, string Term) Of(ReadOnlySpan<char> word)
    {
        if (word.Length > LongestKept) return Make(word);
        var hash = 0u;
        foreach (var c in word)
        {
            if (!char.IsAsciiLetterLower(c)) return Make(word);
            hash = (hash ^ c) * 16_777_619;
        }

        ref var place = ref Last[(hash ^ (hash >> 15)) & (Kept - 1)];
        var kept = place;
        if (kept is null || !word.SequenceEqual(kept.Form))
        {
            var (form, term) = Make(word);
            place = kept = new Word(form, term);
        }

        return (kept.Form, kept.Term);
    }

    private static (string Form, string Term) Make(ReadOnlySpan<char> word)
    {
        var form = word.ToString();
        return (form, Stemming.Stem(form));
    }

    private sealed record Word(string Form, string Term);
}
