using System.Runtime.InteropServices;
using System.Text;

namespace Heed.Text.Segmenting;

/// <summary>
/// Finds the words of a company in its own texts: characters that stand together more often than chance has it and among
/// changing neighbours (pointwise mutual information and branching entropy), and that the list would cut into pieces.
/// </summary>
public static class NewWords
{
    /// <summary>No more is read than this, in UTF-16 units of all texts together.</summary>
    public const int MaxText = 2_000_000;
    private const int Longest = 4, MinCount = 4;
    private const double MinCohesion = 2.5, MinFreedom = 1;

    /// <summary>Characters that hardly begin or end a word of their own making.</summary>
    private const string Loose = "的了是在我你他她它们这那有和与及就都也还不没很到吗呢吧啊呀哦嗯么个为被把给让请要想去来说会能可";

    /// <summary>
    /// The words found, those that say most first. Takes n log n time in the texts' length and some 40 bytes a character.
    /// Every text counts once however often it is given in a row, so that a pasted notice makes no word.
    /// </summary>
    public static IReadOnlyList<NewWord> Find(IEnumerable<string> texts, Segmenter? segmenter = null)
    {
        segmenter ??= Segmenter.Default;
        var letters = Gather(texts);
        var counts = new Dictionary<ulong, int>();
        long total = 0;
        foreach (var c in letters) total += c == '\0' ? 0 : 1;
        var found = new List<NewWord>();
        var known = new HashSet<string>(StringComparer.Ordinal);
        for (var length = 1; length <= Longest; length++)
        {
            var (grams, places) = Sorted(letters, length);
            for (var from = 0; from < grams.Length;)
            {
                var to = from + 1;
                while (to < grams.Length && grams[to] == grams[from]) to++;
                if (to - from >= MinCount)
                {
                    counts[grams[from]] = to - from;
                    if (length > 1 && Judge(letters, grams[from], length, places.AsSpan(from, to - from), counts, total, segmenter, known) is { } word)
                    {
                        found.Add(word);
                        known.Add(word.Word);
                    }
                }

                from = to;
            }
        }

        return [.. found.OrderByDescending(w => w.Cohesion * Math.Log(w.Count) * Math.Min(w.Freedom, 3)).ThenBy(w => w.Word, StringComparer.Ordinal)];
    }

    private static NewWord? Judge(char[] letters, ulong gram, int length, Span<int> places, Dictionary<ulong, int> counts, long total, Segmenter segmenter, HashSet<string> known)
    {
        Span<char> word = stackalloc char[length];
        letters.AsSpan(places[0], length).CopyTo(word);
        if (Loose.Contains(word[0], StringComparison.Ordinal) || Loose.Contains(word[^1], StringComparison.Ordinal)) return null;
        foreach (var c in word) if (Letters.Of(c) == Letters.Kind.HanNumeral) return null;
        var cohesion = double.PositiveInfinity;
        for (var seam = 1; seam < length; seam++)
        {
            var (left, right) = (counts[gram >> (16 * (length - seam))], counts[gram & (ulong.MaxValue >> (64 - (16 * (length - seam))))]);
            cohesion = Math.Min(cohesion, Math.Log((double)places.Length * total / ((double)left * right)));
        }

        if (cohesion < MinCohesion) return null;
        var freedom = Math.Min(Entropy(letters, places, -1), Entropy(letters, places, length));
        if (freedom < MinFreedom) return null;
        var text = word.ToString();
        var pieces = segmenter.Segment(text);
        if (pieces is [{ Kind: SegmentKind.Word }] || IsPhrase(text, pieces, known, segmenter)) return null;
        return new NewWord(text, places.Length, cohesion, freedom);
    }

    /// <summary>Known words side by side, one that was found just before among them, or an adverb before what it speaks of: 送餐 速度, 太 慢.</summary>
    private static bool IsPhrase(string text, IReadOnlyList<Segment> pieces, HashSet<string> found, Segmenter segmenter)
    {
        if (pieces.All(p => p.Kind == SegmentKind.Word && p.Length > 1) || pieces[0].Class is 'd' or 'r' or 'p' or 'c' or 'u' || pieces[^1].Class is 'u' or 'y' or 'd') return true;
        for (var seam = 2; seam + 2 <= text.Length; seam++)
        {
            var (left, right) = (text[..seam], text[seam..]);
            if ((found.Contains(left) || segmenter.Knows(left)) && (found.Contains(right) || segmenter.Knows(right))) return true;
        }

        return false;
    }

    /// <summary>Entropy of the characters that stand at an offset from the places; the ends of texts are all different.</summary>
    private static double Entropy(char[] letters, Span<int> places, int offset)
    {
        var beside = new Dictionary<char, int>();
        var edges = 0;
        foreach (var place in places)
        {
            var c = letters[place + offset];
            if (c == '\0') edges++;
            else CollectionsMarshal.GetValueRefOrAddDefault(beside, c, out _)++;
        }

        var entropy = edges * Math.Log(places.Length) / places.Length;
        foreach (var count in beside.Values) entropy -= (double)count / places.Length * Math.Log((double)count / places.Length);
        return entropy;
    }

    /// <summary>Every stretch of a length as one number, sorted, with where it stands.</summary>
    private static (ulong[] Grams, int[] Places) Sorted(char[] letters, int length)
    {
        var grams = new List<ulong>(letters.Length);
        var places = new List<int>(letters.Length);
        var (gram, run) = (0UL, 0);
        var mask = ulong.MaxValue >> (64 - (16 * length));
        for (var i = 0; i < letters.Length; i++)
        {
            run = letters[i] == '\0' ? 0 : run + 1;
            gram = ((gram << 16) | letters[i]) & mask;
            if (run < length) continue;
            grams.Add(gram);
            places.Add(i - length + 1);
        }

        ulong[] keys = [.. grams];
        int[] items = [.. places];
        Array.Sort(keys, items);
        return (keys, items);
    }

    /// <summary>The Chinese runs of the texts, simplified, each between zeros.</summary>
    private static char[] Gather(IEnumerable<string> texts)
    {
        var gathered = new StringBuilder("\0");
        var last = "";
        foreach (var text in texts)
        {
            if (text == last) continue;
            last = text;
            foreach (var c in text.AsSpan(0, Math.Min(text.Length, MaxText - gathered.Length)))
            {
                if (Letters.Of(c) is Letters.Kind.Han or Letters.Kind.HanNumeral) gathered.Append(Letters.Fold(c));
                else if (gathered[^1] != '\0') gathered.Append('\0');
            }

            if (gathered[^1] != '\0') gathered.Append('\0');
            if (gathered.Length >= MaxText) break;
        }

        if (gathered[^1] != '\0') gathered.Append('\0');
        return gathered.ToString().ToCharArray();
    }
}
