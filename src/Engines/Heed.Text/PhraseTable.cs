using System.Collections.Frozen;
using System.Runtime.InteropServices;

namespace Heed.Text;

/// <summary>Words and phrases with something known about each, found at a place of a text by the longest that stands there.</summary>
internal sealed class PhraseTable<T>
{
    /// <summary>No key is longer than this, in UTF-16 units; a phrase that is longer is not known.</summary>
    private const int MaxKey = 256;

    private readonly FrozenDictionary<string, T>.AlternateLookup<ReadOnlySpan<char>> _values;

    /// <summary>How many atoms the longest phrase has that begins with a term.</summary>
    private readonly FrozenDictionary<string, int> _longest;

    /// <summary>The same for terms of one character, of which Chinese has nothing else.</summary>
    private readonly byte[] _longestOfOne = new byte[char.MaxValue + 1];

    /// <summary>Of words in which a space is written _; the first of two that read alike stays.</summary>
    public PhraseTable(IEnumerable<(string Word, T Value)> words)
    {
        var values = new Dictionary<string, T>(StringComparer.Ordinal);
        var longest = new Dictionary<string, int>(StringComparer.Ordinal);
        Span<char> key = stackalloc char[MaxKey];
        foreach (var (word, value) in words)
        {
            var atoms = CollectionsMarshal.AsSpan(TextAtoms.Read(word.Replace('_', ' ')));
            var length = 0;
            foreach (ref readonly var atom in atoms) length = Append(key, length, atom);
            if (length <= 0) continue;
            values.TryAdd(key[..length].ToString(), value);
            ref var most = ref CollectionsMarshal.GetValueRefOrAddDefault(longest, atoms[0].Term, out _);
            most = Math.Max(most, atoms.Length);
        }

        _values = values.ToFrozenDictionary(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();
        _longest = longest.ToFrozenDictionary(StringComparer.Ordinal);
        // A key holds no more atoms than characters, MaxKey at most.
        foreach (var (term, most) in longest.Where(l => l.Key.Length == 1)) _longestOfOne[term[0]] = (byte)Math.Min(most, byte.MaxValue);
    }

    /// <summary>How many atoms the longest phrase takes that the atoms begin with; 0 when none does. Allocates nothing.</summary>
    public int Find(ReadOnlySpan<TextAtom> atoms, out T? value)
    {
        value = default;
        if (atoms.IsEmpty) return 0;
        int most;
        if (atoms[0].Term.Length == 1) most = _longestOfOne[atoms[0].Term[0]];
        else _longest.TryGetValue(atoms[0].Term, out most);
        if (most == 0) return 0;
        Span<char> key = stackalloc char[MaxKey];
        Span<int> ends = stackalloc int[most = Math.Min(most, atoms.Length)];
        var count = 0;
        for (var length = 0; count < most && (count == 0 || GoesOn(atoms, count)); ends[count++] = length)
        {
            length = Append(key, length, atoms[count]);
            if (length < 0) break;
        }

        for (; count > 0; count--)
        {
            if (_values.TryGetValue(key[..ends[count - 1]], out value)) return count;
        }

        return 0;
    }

    /// <summary>Words may stand apart, characters of scripts without spaces may not; these may follow on a word, as in 5星.</summary>
    private static bool GoesOn(ReadOnlySpan<TextAtom> atoms, int at) => atoms[at].Spaceless ? atoms[at].Joined : !atoms[0].Spaceless;

    /// <summary>Lengthens a key by an atom: stems apart by spaces, characters that follow each other together. -1 when it becomes too long.</summary>
    private static int Append(Span<char> key, int length, in TextAtom atom)
    {
        if (length < 0 || length + 1 + atom.Term.Length > key.Length) return -1;
        if (length > 0 && !(atom.Spaceless && atom.Joined)) key[length++] = ' ';
        atom.Term.CopyTo(key[length..]);
        return length + atom.Term.Length;
    }
}
