namespace Heed.Text;

/// <summary>
/// What is indexed for a text: stems of words, and for scripts without spaces every character and every pair of
/// neighbours. A longer run is found through its pairs; that they stand side by side is checked on the text itself.
/// </summary>
public static class SearchTerms
{
    /// <summary>No text has more terms than this; more than <see cref="TextAtoms.MaxText"/> characters can give.</summary>
    public const int MaxTerms = 2 * TextAtoms.MaxText;

    /// <summary>The distinct terms of a text. Linear in the text.</summary>
    public static HashSet<string> Of(string? text) => Of(TextAtoms.Read(text));

    /// <summary>The distinct terms of several texts, such as a message and its subject.</summary>
    public static HashSet<string> Of(params ReadOnlySpan<string?> texts)
    {
        var terms = new HashSet<string>(StringComparer.Ordinal);
        foreach (var text in texts) Add(terms, TextAtoms.Read(text));
        return terms;
    }

    /// <summary>The distinct terms of atoms.</summary>
    public static HashSet<string> Of(IReadOnlyList<TextAtom> atoms)
    {
        var terms = new HashSet<string>(StringComparer.Ordinal);
        Add(terms, atoms);
        return terms;
    }

    /// <summary>The beginnings of words, two to twelve letters, for the few texts that are found while typing (names, addresses).</summary>
    public static void AddBeginnings(HashSet<string> terms, IReadOnlyList<TextAtom> atoms)
    {
        foreach (var atom in atoms)
        {
            if (atom.Spaceless) continue;
            for (var length = 2; length <= Math.Min(12, atom.Form.Length); length++) terms.Add(Beginning(atom.Form[..length]));
        }
    }

    /// <summary>The term under which words that begin so are found.</summary>
    public static string Beginning(string form) => form.Length <= 12 ? form + "*" : form[..12] + "*";

    private static void Add(HashSet<string> terms, IReadOnlyList<TextAtom> atoms)
    {
        for (var i = 0; i < atoms.Count; i++)
        {
            var atom = atoms[i];
            terms.Add(atom.Term);
            if (atom.Spaceless && i + 1 < atoms.Count && atoms[i + 1] is { Spaceless: true, Joined: true } next) terms.Add(atom.Form + next.Form);
        }
    }
}
