namespace Heed.Text.PersonalData;

/// <summary>
/// Postal addresses as English, German, French, Spanish, Italian and Portuguese speakers write them: a house number and a
/// street of few words, then what belongs to it: flat, town, state, postcode.
/// </summary>
internal static class WesternAddresses
{
    private const int MaxStreet = 5, MaxTail = 9;
    private static readonly HashSet<string> After = ["street", "st", "road", "rd", "avenue", "ave", "lane", "ln", "drive", "dr", "boulevard", "blvd", "way", "court", "ct", "place", "pl", "square", "sq", "terrace", "highway", "hwy", "parkway", "pkwy", "crescent", "close", "grove"];
    private static readonly HashSet<string> Before = ["rue", "avenue", "boulevard", "chemin", "allée", "impasse", "quai", "calle", "avenida", "avda", "plaza", "paseo", "via", "viale", "corso", "piazza", "rua", "travessa", "praça"];
    private static readonly string[] Tails = ["straße", "strasse", "str", "weg", "platz", "allee", "gasse", "straat", "laan", "plein", "gracht"];
    private static readonly HashSet<string> Units = ["apt", "apartment", "suite", "ste", "unit", "flat", "floor", "room", "no", "nr"];
    private static readonly HashSet<string> Small = ["de", "la", "le", "les", "du", "des", "del", "los", "las", "di", "da", "do", "d", "l", "van", "von", "der", "den", "am", "an", "im", "und", "y"];

    /// <summary>Looks through folded text; capitals are looked up in the text as it was written.</summary>
    public static void Find(ReadOnlySpan<char> text, string raw, List<PersonalSpan> into)
    {
        if (text.IndexOfAnyInRange('0', '9') < 0) return;
        var words = Words(text);
        for (var at = 0; at < words.Count;)
        {
            var end = Street(text, raw, words, at);
            if (end == 0)
            {
                at++;
                continue;
            }

            end = Rest(text, raw, words, end);
            into.Add(new PersonalSpan(PersonalKind.Address, words[at].Start, words[end - 1].End - words[at].Start));
            at = end;
        }
    }

    /// <summary>The end of a street with its number that begins at a word, or 0.</summary>
    private static int Street(ReadOnlySpan<char> text, string raw, List<TextRange> words, int at)
    {
        var first = Of(text, words[at]);
        if (first is "p.o" or "po" or "postfach" && at + 1 < words.Count)
        {
            var box = first != "postfach" && Of(text, words[at + 1]) == "box" ? at + 2 : first == "postfach" ? at + 1 : 0;
            return box > 0 && box < words.Count && IsNumber(first: Of(text, words[box])) ? box + 1 : 0;
        }

        if (IsNumber(first)) return AfterNumber(text, raw, words, at);
        // Hauptstraße 12, Calle Mayor 5.
        if (!char.IsUpper(raw[words[at].Start])) return 0;
        if (Before.Contains(first))
        {
            for (var i = at + 1; i < words.Count && i <= at + MaxStreet && Near(text, words, i); i++)
            {
                if (i > at + 1 && IsNumber(Of(text, words[i]))) return i + 1;
                if (!IsCapital(raw, words[i]) && !Small.Contains(Of(text, words[i]))) return 0;
            }

            return 0;
        }

        var (street, number) = (at, at + 1);
        while (street < words.Count && street < at + 3 && IsCapital(raw, words[street]) && !EndsStreet(Of(text, words[street]))) street++;
        if (street >= words.Count || street >= at + 3 || !IsCapital(raw, words[street]) || !EndsStreet(Of(text, words[street]))) return 0;
        number = street + 1;
        return number < words.Count && Near(text, words, number) && IsNumber(Of(text, words[number])) ? number + 1 : 0;
    }

    /// <summary>12 Main Street; 10 rue de la Paix.</summary>
    private static int AfterNumber(ReadOnlySpan<char> text, string raw, List<TextRange> words, int at)
    {
        if (at + 1 >= words.Count || !Near(text, words, at + 1)) return 0;
        if (Before.Contains(Of(text, words[at + 1])) && at + 2 < words.Count)
        {
            var end = at + 2;
            while (end < words.Count && end < at + 2 + MaxStreet && Near(text, words, end) && (IsCapital(raw, words[end]) || Small.Contains(Of(text, words[end])))) end++;
            if (end > at + 2 && IsCapital(raw, words[end - 1])) return end;
        }

        for (var i = at + 1; i < words.Count && i <= at + MaxStreet && Near(text, words, i); i++)
        {
            var word = Of(text, words[i]);
            // Somebody's street has a name: written with a capital, or a number of its own.
            if (i > at + 1 && After.Contains(word) && IsCapital(raw, words[i])) return i + 1;
            if (!IsCapital(raw, words[i]) && !(char.IsAsciiDigit(word[0]) && char.IsAsciiLetter(word[^1]))) return 0;
        }

        return 0;
    }

    /// <summary>Takes in what belongs to a street: flat, town, state, postcode.</summary>
    private static int Rest(ReadOnlySpan<char> text, string raw, List<TextRange> words, int end)
    {
        var good = end;
        for (var i = end; i < words.Count && i < end + MaxTail; i++)
        {
            var gap = text[words[i - 1].End..words[i].Start];
            var abbreviated = gap is ". " && (After.Contains(Of(text, words[i - 1])) || Units.Contains(Of(text, words[i - 1])));
            if (gap is not (" " or ", " or "," or "\n" or ",\n" or " #" or ", #") && !abbreviated) break;
            var word = Of(text, words[i]);
            if (IsNumber(word) || (char.IsAsciiDigit(word[0]) && word.Length <= 10) || (IsCapital(raw, words[i]) && word.Length > 1)) good = i + 1;
            else if (!Units.Contains(word) && !Small.Contains(word)) break;
        }

        return good;
    }

    private static bool EndsStreet(string word) => Tails.Any(t => word.Length > t.Length + 1 && word.EndsWith(t, StringComparison.Ordinal)) || word is "straße" or "strasse";

    /// <summary>A house number: 12, 221b, 5-7.</summary>
    private static bool IsNumber(string first) => char.IsAsciiDigit(first[0]) && first.Length <= 6 && first.AsSpan().IndexOfAnyExcept("0123456789-/abcdefgh") < 0;

    private static bool IsCapital(string raw, TextRange word) => char.IsUpper(raw[word.Start]);

    /// <summary>Only a blank, or the dot of an abbreviation and a blank, before the word.</summary>
    private static bool Near(ReadOnlySpan<char> text, List<TextRange> words, int at) => at == 0 || text[words[at - 1].End..words[at].Start] is " " or ". " or "'" or "’";

    private static string Of(ReadOnlySpan<char> text, TextRange word) => text.Slice(word.Start, Math.Min(word.Length, 40)).ToString().ToLowerInvariant();

    /// <summary>Letters and digits, with hyphens and inner dots.</summary>
    private static List<TextRange> Words(ReadOnlySpan<char> text)
    {
        var words = new List<TextRange>();
        for (var at = 0; at < text.Length;)
        {
            var end = at;
            while (end < text.Length && (IsLetter(text[end]) || (end > at && text[end] is '-' or '/' or '.' && end + 1 < text.Length && IsLetter(text[end + 1])))) end++;
            if (end > at) words.Add(new TextRange(at, end - at));
            at = Math.Max(end, at + 1);
        }

        return words;
    }

    private static bool IsLetter(char c) => char.IsAsciiLetterOrDigit(c) || c is >= '\u00c0' and <= '\u024f';
}
