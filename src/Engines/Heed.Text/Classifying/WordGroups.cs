namespace Heed.Text.Classifying;

/// <summary>Groups of English words that are used for the same thing, or for the same kind of thing, from <c>word-groups.txt</c>.</summary>
internal static class WordGroups
{
    private static readonly Dictionary<string, ushort[]> OfStem = Read();

    /// <summary>The numbers of the groups that a word of this stem belongs to.</summary>
    public static ReadOnlySpan<ushort> Of(string stem) => OfStem.TryGetValue(stem, out var groups) ? groups : [];

    private static Dictionary<string, ushort[]> Read()
    {
        using var stream = typeof(WordGroups).Assembly.GetManifestResourceStream("Heed.Text.Classifying.word-groups.txt")!;
        using var reader = new StreamReader(stream);
        var groups = new Dictionary<string, SortedSet<ushort>>();
        ushort number = 0;
        while (reader.ReadLine() is { } line)
        {
            if (line.StartsWith('#')) continue;
            foreach (var atom in TextAtoms.Read(line))
            {
                if (!groups.TryGetValue(atom.Term, out var of)) groups.Add(atom.Term, of = []);
                of.Add(number);
            }

            number++;
        }

        return groups.ToDictionary(g => g.Key, g => g.Value.ToArray());
    }
}
