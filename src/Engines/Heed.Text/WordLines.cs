namespace Heed.Text;

/// <summary>The word lists that stand in the assembly: words apart by spaces, a group a line, # before what people read.</summary>
internal static class WordLines
{
    /// <summary>The lines of a list, named by its folders and file.</summary>
    public static IEnumerable<string[]> Of(string name)
    {
        using var stream = typeof(WordLines).Assembly.GetManifestResourceStream("Heed.Text." + name) ?? throw new InvalidOperationException($"The assembly lacks {name}.");
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } line)
        {
            if (line.Length > 0 && line[0] != '#') yield return line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        }
    }
}
