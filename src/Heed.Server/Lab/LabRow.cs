namespace Heed.Server.Lab;

/// <summary>A line of a table: a label or identifier, a text, and the third column if there is one.</summary>
internal sealed record LabRow(string Label, string Text, string More)
{
    /// <summary>
    /// Reads <c>label TAB text [TAB more]</c>, UTF-8, a row a line, no header. Only a line feed ends a row, as texts hold other
    /// breaks; empty lines are skipped.
    /// </summary>
    /// <exception cref="Commands.UsageException">No such file, a line without a tab, or no row at all.</exception>
    public static async Task<List<LabRow>> ReadAsync(string file, CancellationToken cancellationToken)
    {
        if (!File.Exists(file)) throw new Commands.UsageException($"there is no file {file}.");
        var rows = new List<LabRow>();
        var number = 0;
        foreach (var line in (await File.ReadAllTextAsync(file, cancellationToken)).Split('\n'))
        {
            number++;
            if (line.AsSpan().Trim().IsEmpty) continue;
            var columns = line.TrimEnd('\r').Split('\t', 4);
            if (columns.Length < 2) throw new Commands.UsageException($"line {number} of {file} has no tab.");
            rows.Add(new LabRow(columns[0].Trim(), columns[1], columns.Length > 2 ? columns[2] : ""));
        }

        return rows.Count > 0 ? rows : throw new Commands.UsageException($"{file} is empty.");
    }
}
