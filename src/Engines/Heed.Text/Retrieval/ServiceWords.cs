using System.Collections.Frozen;
using System.Globalization;

namespace Heed.Text.Retrieval;

/// <summary>What we know about words before any knowledge base is read: which say little in a question, and which mean the same to customers.</summary>
internal sealed class ServiceWords
{
    private readonly FrozenDictionary<string, float> _common;
    private readonly FrozenDictionary<string, string> _groups;

    private ServiceWords()
    {
        var common = new Dictionary<string, float>(StringComparer.Ordinal);
        foreach (var words in Lines("common.txt"))
        {
            foreach (var word in words[1..]) common[Key(word)] = float.Parse(words[0], CultureInfo.InvariantCulture);
        }

        var groups = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var words in Lines("synonyms.txt"))
        {
            foreach (var word in words)
            {
                var key = Key(word);
                groups.TryAdd(key, "#" + words[0]);
                Longest = Math.Max(Longest, TextAtoms.Read(word).Count);
            }
        }

        (_common, _groups) = (common.ToFrozenDictionary(StringComparer.Ordinal), groups.ToFrozenDictionary(StringComparer.Ordinal));
    }

    public static ServiceWords Shipped { get; } = new();

    /// <summary>How many atoms the longest word of a group has.</summary>
    public int Longest { get; }

    /// <summary>What a term is worth beside a word of the subject, above 0 and up to 1.</summary>
    public float Factor(string term) => _common.GetValueOrDefault(term, 1);

    /// <summary>The group that a word belongs to, if any.</summary>
    public string? Group(string word) => _groups.GetValueOrDefault(word);

    /// <summary>Atoms as one word: stems apart by spaces, characters that follow each other together.</summary>
    public static string Key(ReadOnlySpan<TextAtom> atoms)
    {
        if (atoms.Length == 1) return atoms[0].Term;
        var parts = new string[atoms.Length];
        for (var i = 0; i < atoms.Length; i++) parts[i] = i > 0 && !(atoms[i].Spaceless && atoms[i].Joined) ? " " + atoms[i].Term : atoms[i].Term;
        return string.Concat(parts);
    }

    private static string Key(string word) => Key(TextAtoms.Read(word.Replace('_', ' ')).ToArray());

    private static IEnumerable<string[]> Lines(string name)
    {
        using var stream = typeof(ServiceWords).Assembly.GetManifestResourceStream("Heed.Text.Retrieval.Words." + name) ?? throw new InvalidOperationException($"{name} is not in the assembly.");
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } line)
        {
            if (line.Length > 0 && line[0] != '#') yield return line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        }
    }
}
