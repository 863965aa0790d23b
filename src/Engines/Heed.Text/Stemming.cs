namespace Heed.Text;

/// <summary>
/// Takes the common endings off English words, so that "refunds" finds "refunded". Light on purpose, after Harman ("How
/// effective is suffixing?", 1991): a wrong stem only matters when two different words share one, as both sides are
/// stemmed alike.
/// </summary>
internal static class Stemming
{
    private const int Shortest = 4;

    /// <summary>The stem of a word of the letters a to z; every other word stays as it is.</summary>
    public static string Stem(string word)
    {
        if (word.Length < Shortest || !IsPlain(word)) return word;
        var stem = Plural(word);
        stem = Ending(stem);
        if (stem.Length >= Shortest && stem[^1] == 'e') stem = stem[..^1];
        if (stem.Length >= Shortest && stem[^1] == 'y' && !IsVowel(stem[^2])) stem = string.Concat(stem.AsSpan(0, stem.Length - 1), "i");
        return stem;
    }

    private static string Plural(string word)
    {
        if (!word.EndsWith('s') || word.EndsWith("ss", StringComparison.Ordinal) || word.EndsWith("us", StringComparison.Ordinal)) return word;
        if (word.Length > Shortest && word.EndsWith("ies", StringComparison.Ordinal)) return string.Concat(word.AsSpan(0, word.Length - 3), "y");
        if (word.EndsWith("sses", StringComparison.Ordinal) || word.EndsWith("xes", StringComparison.Ordinal) || word.EndsWith("ches", StringComparison.Ordinal) || word.EndsWith("shes", StringComparison.Ordinal)) return word[..^2];
        return word[..^1];
    }

    private static string Ending(string word)
    {
        var cut = word.EndsWith("ing", StringComparison.Ordinal) ? 3 : word.EndsWith("ed", StringComparison.Ordinal) ? 2 : 0;
        // What is left must still be a word: three letters with a vowel among them.
        if (cut == 0 || word.Length - cut < 3 || !word.AsSpan(0, word.Length - cut).ContainsAny("aeiouy")) return word;
        var stem = word[..^cut];
        if (cut == 2 && stem.EndsWith('i')) return string.Concat(stem.AsSpan(0, stem.Length - 1), "y");
        var doubled = stem.Length > 3 && stem[^1] == stem[^2] && stem[^1] is not ('l' or 's' or 'z') && !IsVowel(stem[^1]);
        return doubled ? stem[..^1] : stem;
    }

    private static bool IsPlain(string word)
    {
        foreach (var c in word)
        {
            if (!char.IsAsciiLetterLower(c)) return false;
        }

        return true;
    }

    private static bool IsVowel(char c) => c is 'a' or 'e' or 'i' or 'o' or 'u';
}
