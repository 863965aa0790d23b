namespace Heed.Text;

/// <summary>One thing a query asks for: a word, a run of characters, or a phrase in quotes.</summary>
/// <param name="Atoms">In this order, side by side.</param>
/// <param name="Exact">In quotes: the words as they are written, not their stems.</param>
/// <param name="Excluded">With a minus: must not occur.</param>
/// <param name="Begins">The last word may go on: it is still being typed. Only where beginnings are indexed.</param>
public sealed record SearchPart(IReadOnlyList<TextAtom> Atoms, bool Exact, bool Excluded, bool Begins = false)
{
    private const int MaxPlaces = 100;

    /// <summary>Terms that every text holds in which the part occurs.</summary>
    public IEnumerable<string> Terms()
    {
        for (var i = 0; i < Atoms.Count; i++)
        {
            var atom = Atoms[i];
            if (!atom.Spaceless)
            {
                yield return BeginsAt(i) && atom.Form.Length > 1 ? SearchTerms.Beginning(atom.Form) : atom.Term;
                continue;
            }

            if (i + 1 < Atoms.Count && Pairs(i + 1)) yield return atom.Form + Atoms[i + 1].Form;
            else if (!Pairs(i)) yield return atom.Form;
        }
    }

    /// <summary>Where the part occurs among a text's atoms from <paramref name="from"/> on: index of its first atom, or -1.</summary>
    public int Find(IReadOnlyList<TextAtom> text, int from)
    {
        for (var at = from; at + Atoms.Count <= text.Count; at++)
        {
            if (StandsAt(text, at)) return at;
        }

        return -1;
    }

    /// <summary>Where the part occurs in a text, the first hundred places.</summary>
    public IEnumerable<TextRange> Places(string text) => Places(TextAtoms.Read(text));

    /// <summary>The same among atoms already read.</summary>
    internal IEnumerable<TextRange> Places(IReadOnlyList<TextAtom> text)
    {
        var at = Find(text, 0);
        for (var places = 0; at >= 0 && places < MaxPlaces; places++)
        {
            yield return new TextRange(text[at].Start, text[at + Atoms.Count - 1].End - text[at].Start);
            at = Find(text, at + Atoms.Count);
        }
    }

    private bool StandsAt(IReadOnlyList<TextAtom> text, int at)
    {
        for (var i = 0; i < Atoms.Count; i++)
        {
            var (wanted, found) = (Atoms[i], text[at + i]);
            if (wanted.Spaceless != found.Spaceless) return false;
            if (BeginsAt(i))
            {
                if (!found.Form.StartsWith(wanted.Form, StringComparison.Ordinal)) return false;
            }
            else if (!string.Equals(Exact ? wanted.Form : wanted.Term, Exact ? found.Form : found.Term, StringComparison.Ordinal)) return false;
            // Characters of one run stand without anything between them; words of a phrase merely follow each other.
            if (i > 0 && Pairs(i) && !found.Joined) return false;
        }

        return true;
    }

    private bool BeginsAt(int i) => Begins && i == Atoms.Count - 1 && !Atoms[i].Spaceless;

    private bool Pairs(int i) => i > 0 && Atoms[i] is { Spaceless: true, Joined: true } && Atoms[i - 1].Spaceless;
}
