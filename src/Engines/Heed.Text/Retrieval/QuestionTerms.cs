using System.Runtime.InteropServices;

namespace Heed.Text.Retrieval;

/// <summary>
/// What a text is compared by. <see cref="Words"/>: stems, or the group of words that mean the same; of scripts without
/// spaces, pairs of neighbouring characters and groups. <see cref="Grams"/>: three or four letters of a word in a row, or one
/// character of a script without spaces, so that a slip of the pen or another ending still counts.
/// </summary>
internal sealed class QuestionTerms
{
    private const char Edge = '_';
    private const ulong Seed = 14695981039346656037;
    private const ulong Prime = 1099511628211;

    private readonly List<TextAtom> _atoms = [];

    /// <summary>Hashes (FNV-1a, 64 bits) of what stands there: no two words of a knowledge base are likely to share one.</summary>
    public List<(ulong Term, float Factor)> Words { get; } = [];

    public List<(ulong Term, float Factor)> Grams { get; } = [];

    /// <summary>Whether most of it is written without spaces between words.</summary>
    public bool IsSpaceless { get; private set; }

    /// <summary>The terms of a text, with repetitions. Linear in the text.</summary>
    public static QuestionTerms Read(string text)
    {
        var terms = new QuestionTerms();
        terms.Replace(text, grams: true);
        return terms;
    }

    /// <summary>Replaces the terms by those of another text, so that many texts take the memory of one.</summary>
    /// <param name="text">The text.</param>
    /// <param name="grams">Whether <see cref="Grams"/> are wanted.</param>
    public void Replace(string text, bool grams)
    {
        TextAtoms.Read(Normalising.ChineseForms.ToSimplified(text), _atoms);
        Words.Clear();
        Grams.Clear();
        var atoms = CollectionsMarshal.AsSpan(_atoms);
        ReadWords(atoms);
        if (grams) ReadGrams(atoms);
        var spaceless = 0;
        foreach (ref readonly var atom in atoms) spaceless += atom.Spaceless ? 1 : 0;
        IsSpaceless = spaceless * 2 > atoms.Length;
    }

    private void ReadWords(ReadOnlySpan<TextAtom> atoms)
    {
        for (var i = 0; i < atoms.Length; i++)
        {
            ref readonly var atom = ref atoms[i];
            var length = ServiceWords.Shipped.Group(atoms[i..], out var group);
            if (length > 0) Words.Add((Of(group), 1));
            if (atom.Spaceless)
            {
                // Several ways to cut a run may be right: pairs stand beside groups, and every beginning is tried.
                if (i + 1 < atoms.Length && Follows(atoms[i + 1])) Add(Hash(Hash(Seed, atom.Term), atoms[i + 1].Term));
                else if (i == 0 || !Follows(atom) || !atoms[i - 1].Spaceless) Add(Hash(Seed, atom.Term));
            }
            else if (length > 0)
            {
                i += length - 1;
            }
            else
            {
                Add(Hash(Seed, atom.Term));
            }
        }
    }

    private void Add(ulong term) => Words.Add((term, ServiceWords.Shipped.Factor(term)));

    private void ReadGrams(ReadOnlySpan<TextAtom> atoms)
    {
        Span<char> word = stackalloc char[2 * TextAtoms.MaxWord + 2];
        foreach (ref readonly var atom in atoms)
        {
            var factor = ServiceWords.Shipped.Factor(Hash(Seed, atom.Term));
            if (atom.Spaceless)
            {
                Grams.Add((Pack(atom.Form), factor));
                continue;
            }

            word[0] = Edge;
            atom.Form.CopyTo(word[1..]);
            var end = atom.Form.Length + 2;
            word[end - 1] = Edge;
            for (var length = 3; length <= 4; length++)
            {
                for (var at = 0; at + length <= end; at++) Grams.Add((Pack(word.Slice(at, length)), factor));
            }
        }
    }

    private static bool Follows(in TextAtom atom) => atom is { Spaceless: true, Joined: true };

    /// <summary>The term of a text that is one: its characters, hashed.</summary>
    public static ulong Of(ReadOnlySpan<char> text) => Hash(Seed, text);

    private static ulong Hash(ulong hash, ReadOnlySpan<char> text)
    {
        foreach (var c in text) hash = (hash ^ c) * Prime;
        return hash;
    }

    private static ulong Pack(ReadOnlySpan<char> letters)
    {
        ulong packed = 0;
        foreach (var letter in letters) packed = packed << 16 | letter;
        return packed;
    }
}
