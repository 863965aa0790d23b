using System.Text;

namespace Heed.Platform.Csv;

/// <summary>
/// Writes cells (RFC 4180) so that no spreadsheet takes one for a formula: a cell that begins with = + - @, a tab, a
/// carriage return or NUL gets an apostrophe before it, which reading takes off again. A cell that begins with an
/// apostrophe gets one too, so that nothing is ever taken off that was there.
/// </summary>
public static class CsvCell
{
    private const string Dangerous = "=+-@\t\r\n\0'＝＋－＠";

    /// <summary>Appends a cell in quotes.</summary>
    public static StringBuilder Append(StringBuilder line, string? value)
    {
        if (string.IsNullOrEmpty(value)) return line;
        line.Append('"');
        if (Dangerous.Contains(value[0], StringComparison.Ordinal)) line.Append('\'');
        return line.Append(value.Replace("\"", "\"\"", StringComparison.Ordinal)).Append('"');
    }

    /// <summary>A line of cells.</summary>
    public static string Line(params IEnumerable<string?> cells)
    {
        var line = new StringBuilder();
        var first = true;
        foreach (var cell in cells)
        {
            if (!first) line.Append(',');
            first = false;
            Append(line, cell);
        }

        return line.Append("\r\n").ToString();
    }

    /// <summary>The value of a cell that <see cref="Append"/> wrote; a cell from elsewhere stays as it is.</summary>
    public static string Plain(string cell) => cell.Length > 1 && cell[0] == '\'' && Dangerous.Contains(cell[1], StringComparison.Ordinal) ? cell[1..] : cell;
}
