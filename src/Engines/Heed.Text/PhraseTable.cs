using System.Collections.Frozen;

namespace Heed.Text;

/// <summary>Words and phrases with something known about each, found at a place of a text by the longest that stands there.</summary>
internal sealed class PhraseTable<T>
{
    private readonly FrozenDictionary<string, T> _values;
    private readonly int _longest;

    /// <summary>Of words in which a space is written _; the first of two that read alike stays.</summary>
    public PhraseTable(IEnumerable<(string Word, T Value)> words)
    {
        var values = new Dictionary<string, T>(StringComparer.Ordinal);
        foreach (var (word, value) in words)
        {
            var atoms = TextAtoms.Read(word.Replace('_', ' ')).ToArray();
            if (atoms.Length == 0) continue;
            values.TryAdd(Key(atoms), value);
            _longest = Math.Max(_longest, atoms.Length);
        }

        _values = values.ToFrozenDictionary(StringComparer.Ordinal);
    }

    /// <summary>How many atoms the longest phrase takes that the atoms begin with; 0 when none does.</summary>
    public int Find(ReadOnlySpan<TextAtom> atoms, out T? value)
    {
        var most = 1;
        while (most < Math.Min(_longest, atoms.Length) && atoms[most].Spaceless == atoms[0].Spaceless && (!atoms[0].Spaceless || atoms[most].Joined)) most++;
        for (var length = Math.Min(most, atoms.Length); length > 0; length--)
        {
            if (_values.TryGetValue(Key(atoms[..length]), out value)) return length;
        }

        value = default;
        return 0;
    }

    /// <summary>Atoms as one key: stems apart by spaces, characters that follow each other together.</summary>
    private static string Key(ReadOnlySpan<TextAtom> atoms)
    {
        if (atoms.Length == 1) return atoms[0].Term;
        var parts = new string[atoms.Length];
        for (var i = 0; i < atoms.Length; i++) parts[i] = i > 0 && !(atoms[i].Spaceless && atoms[i].Joined) ? " " + atoms[i].Term : atoms[i].Term;
        return string.Concat(parts);
    }
}
