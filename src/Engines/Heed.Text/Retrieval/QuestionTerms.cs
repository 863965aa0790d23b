namespace Heed.Text.Retrieval;

/// <summary>
/// What a text is compared by. <see cref="Words"/>: stems, or the group of words that mean the same; of scripts without
/// spaces, pairs of neighbouring characters and groups. <see cref="Grams"/>: three or four letters of a word in a row, or one
/// character of a script without spaces, so that a slip of the pen or another ending still counts.
/// </summary>
internal sealed class QuestionTerms
{
    private const char Edge = '_';

    private QuestionTerms()
    {
    }

    public List<(string Term, float Factor)> Words { get; } = [];

    public List<(ulong Term, float Factor)> Grams { get; } = [];

    /// <summary>Whether most of it is written without spaces between words.</summary>
    public bool IsSpaceless { get; private set; }

    /// <summary>The terms of a text, with repetitions. Linear in the text.</summary>
    public static QuestionTerms Read(string text, bool grams = true)
    {
        var atoms = TextAtoms.Read(Normalising.ChineseForms.ToSimplified(text)).ToArray();
        var terms = new QuestionTerms();
        terms.ReadWords(atoms);
        if (grams) terms.ReadGrams(atoms);
        terms.IsSpaceless = atoms.Count(a => a.Spaceless) * 2 > atoms.Length;
        return terms;
    }

    private void ReadWords(ReadOnlySpan<TextAtom> atoms)
    {
        for (var i = 0; i < atoms.Length; i++)
        {
            var atom = atoms[i];
            var length = ServiceWords.Shipped.Group(atoms[i..], out var group);
            if (length > 0) Words.Add((group!, 1));
            if (atom.Spaceless)
            {
                // Several ways to cut a run may be right: pairs stand beside groups, and every beginning is tried.
                if (i + 1 < atoms.Length && Follows(atoms[i + 1])) Add(atom.Term + atoms[i + 1].Term);
                else if (i == 0 || !Follows(atom) || !atoms[i - 1].Spaceless) Add(atom.Term);
            }
            else if (length > 0)
            {
                i += length - 1;
            }
            else
            {
                Add(atom.Term);
            }
        }
    }

    private void Add(string term) => Words.Add((term, ServiceWords.Shipped.Factor(term)));

    private void ReadGrams(ReadOnlySpan<TextAtom> atoms)
    {
        foreach (var atom in atoms)
        {
            var factor = ServiceWords.Shipped.Factor(atom.Term);
            if (atom.Spaceless)
            {
                Grams.Add((Pack(atom.Form), factor));
                continue;
            }

            var word = Edge + atom.Form + Edge;
            for (var length = 3; length <= 4; length++)
            {
                for (var at = 0; at + length <= word.Length; at++) Grams.Add((Pack(word.AsSpan(at, length)), factor));
            }
        }
    }

    private static bool Follows(TextAtom atom) => atom is { Spaceless: true, Joined: true };

    private static ulong Pack(ReadOnlySpan<char> letters)
    {
        ulong packed = 0;
        foreach (var letter in letters) packed = packed << 16 | letter;
        return packed;
    }
}
