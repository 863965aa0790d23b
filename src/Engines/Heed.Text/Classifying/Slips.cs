namespace Heed.Text.Classifying;

/// <summary>
/// Words that nobody wrote in training but that are one slip of the pen away from one that somebody did: a letter too many, too
/// few, another, or two that changed places. Words that are known to be words are left alone.
/// </summary>
internal static class Slips
{
    /// <summary>In shorter words a slip makes another word too often.</summary>
    private const int Shortest = 4;

    private const int Longest = 20;

    /// <summary>No more words of a text are mended, as each costs some hundred looks.</summary>
    private const int Most = 12;

    /// <summary>Replaces such words by the most frequent that they may have been, and shorthand by what it stands for.</summary>
    /// <param name="atoms">The words of a text.</param>
    /// <param name="rarity">How rare a feature was in training; null when it was not there.</param>
    public static void Mend(List<TextAtom> atoms, Func<ulong, float?> rarity)
    {
        var mended = 0;
        for (var i = 0; i < atoms.Count && mended < Most; i++)
        {
            var word = atoms[i].Form;
            if (atoms[i].Spaceless || word.Length > Longest || rarity(FeatureReader.Word(word)) is not null) continue;
            var meant = Shorthand.MeantBy(word);
            if (meant is null && word.Length >= Shortest && IsPlain(word) && !IsKnown(atoms[i].Term, rarity))
            {
                mended++;
                meant = Nearest(word, rarity);
            }

            if (meant is not null) atoms[i] = atoms[i] with { Form = meant, Term = Stemming.Stem(meant) };
        }
    }

    private static bool IsKnown(string term, Func<ulong, float?> rarity) => WordGroups.Of(term).Length > 0 || rarity(FeatureReader.Stem(term)) is not null || rarity(FeatureReader.Word(term)) is not null;

    private static string? Nearest(string word, Func<ulong, float?> rarity)
    {
        Span<char> other = stackalloc char[Longest + 1];
        var search = new Search(rarity);
        for (var at = 0; at < word.Length; at++)
        {
            // Two letters changed places.
            word.CopyTo(other);
            if (at + 1 < word.Length && word[at] != word[at + 1])
            {
                (other[at], other[at + 1]) = (word[at + 1], word[at]);
                search.Try(other[..word.Length]);
                word.CopyTo(other);
            }

            // Another letter; the first is seldom wrong.
            for (var letter = 'a'; at > 0 && letter <= 'z'; letter++)
            {
                other[at] = letter;
                search.Try(other[..word.Length]);
            }

            // A letter too many.
            word.AsSpan(0, at).CopyTo(other);
            word.AsSpan(at + 1).CopyTo(other[at..]);
            search.Try(other[..(word.Length - 1)]);

            // A letter too few behind this one.
            word.AsSpan(0, at + 1).CopyTo(other);
            word.AsSpan(at + 1).CopyTo(other[(at + 2)..]);
            for (var letter = 'a'; letter <= 'z'; letter++)
            {
                other[at + 1] = letter;
                search.Try(other[..(word.Length + 1)]);
            }
        }

        return search.Found;
    }

    private static bool IsPlain(string word)
    {
        foreach (var c in word)
        {
            if (!char.IsAsciiLetterLower(c)) return false;
        }

        return true;
    }

    private struct Search(Func<ulong, float?> rarity)
    {
        private float _rarity = float.MaxValue;

        public string? Found { get; private set; }

        public void Try(ReadOnlySpan<char> word)
        {
            if (word.Length < Shortest || rarity(FeatureReader.Word(word)) is not { } found || found >= _rarity) return;
            (Found, _rarity) = (word.ToString(), found);
        }
    }
}
