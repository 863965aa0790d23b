namespace Heed.Understanding.LanguageModel;

/// <summary>
/// Whether what a model wrote holds only facts of what it was given. A fact is what can be compared: numbers of three digits and more,
/// codes of letters and digits, mail addresses, names of hosts. Written another way (1,299 for 1299, full width, Chinese digits, spaces
/// between) it is the same fact. Names and promises in plain words cannot be told apart this way; a person reads them before they are sent.
/// </summary>
internal static class Grounding
{
    /// <summary>A number of so many digits or less may be a count or a step.</summary>
    private const int Small = 2;

    /// <summary>Letters and digits mixed, so long or longer, are a code.</summary>
    private const int Code = 5;

    /// <summary>Unit after a number, such as <c>500ml</c>.</summary>
    private const int Unit = 5;

    /// <summary>Digits with gaps between them, so many or more together, are one number.</summary>
    private const int Spaced = 5;

    /// <summary>The first fact that stands nowhere in the material; null when there is none. Linear in both.</summary>
    public static string? FirstForeign(string answer, IEnumerable<string> material)
    {
        var known = new HashSet<string>(StringComparer.Ordinal);
        var digits = new System.Text.StringBuilder();
        foreach (var text in material)
        {
            foreach (var token in FactToken.Of(FactText.Fold(text)))
            {
                known.Add(token.Compact);
                foreach (var part in token.Parts) known.Add(part);
                if (token.IsDigits) digits.Append(token.Compact);
                else digits.Append(' ');
            }

            digits.Append(' ');
        }

        var stream = digits.ToString();
        var run = "";
        foreach (var token in FactToken.Of(FactText.Fold(answer)))
        {
            run = token.IsDigits && token.Compact.Length <= Small && token.Parts.Count == 1 ? (token.Near ? run : "") + token.Compact : "";
            if (run.Length >= Spaced && !stream.Contains(run, StringComparison.Ordinal)) return run;
            if (!IsKnown(token, known, stream)) return token.Text;
        }

        return null;
    }

    private static bool IsKnown(FactToken token, HashSet<string> known, string stream)
    {
        if (known.Contains(token.Compact)) return true;
        if (token.IsMail || (token.Host is { } host && !known.Contains(host))) return false;
        if (token.IsDigits && token.Compact.Length >= Spaced && stream.Contains(token.Compact, StringComparison.Ordinal)) return true;
        // Many small numbers in one are a large one with signs put between.
        if (token.IsDigits && token.Compact.Length >= Spaced && token.Parts.All(p => p.Length <= Small)) return false;
        return token.Parts.All(p => known.Contains(p) || IsHarmless(p, known));
    }

    private static bool IsHarmless(string part, HashSet<string> known)
    {
        var count = part.Count(char.IsAsciiDigit);
        if (count == 0) return true;
        if (count == part.Length) return count <= Small;
        var leading = part.TakeWhile(char.IsAsciiDigit).Count();
        if (leading == count && part.Length - leading <= Unit) return leading <= Small || known.Contains(part[..leading]);
        return part.Length < Code && count <= Small;
    }
}
