using System.Text;

namespace Heed.Knowledge.Imports;

/// <summary>
/// Entries from a table (RFC 4180; commas, semicolons or tabs). The first line names the columns: question and answer must be
/// there; variants (with <c>|</c> or lines between), category and language may.
/// </summary>
internal static class CsvEntries
{
    private static readonly Dictionary<string, string> Columns = new(StringComparer.OrdinalIgnoreCase)
    {
        ["question"] = "question",
        ["title"] = "question",
        ["问题"] = "question",
        ["标准问"] = "question",
        ["标题"] = "question",
        ["answer"] = "answer",
        ["content"] = "answer",
        ["答案"] = "answer",
        ["回答"] = "answer",
        ["内容"] = "answer",
        ["variants"] = "variants",
        ["similar"] = "variants",
        ["相似问"] = "variants",
        ["相似问法"] = "variants",
        ["similar questions"] = "variants",
        ["category"] = "category",
        ["分类"] = "category",
        ["类目"] = "category",
        ["language"] = "language",
        ["语言"] = "language",
    };

    /// <exception cref="InvalidRefusal">The columns are not named, or a quote never ends.</exception>
    public static IReadOnlyList<FoundEntry> Read(string text)
    {
        var rows = Rows(text);
        if (rows.Count == 0) throw new InvalidRefusal("file", "empty", "The file is empty.");
        var columns = new Dictionary<string, int>();
        for (var i = 0; i < rows[0].Count; i++)
        {
            if (Columns.TryGetValue(rows[0][i].Trim(), out var name)) columns.TryAdd(name, i);
        }

        if (!columns.ContainsKey("question") || !columns.ContainsKey("answer")) throw new InvalidRefusal("file", "noColumns", "The first line must name the columns question and answer.");
        return [.. rows.Skip(1).Where(r => r.Any(c => c.Trim().Length > 0)).Select(r => new FoundEntry(
            Cell(r, "question"), Cell(r, "variants").Split(['|', '\n'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries), Cell(r, "answer"),
            Cell(r, "category") is { Length: > 0 } category ? category : null, Cell(r, "language") is { Length: > 0 } language ? language : null))];

        string Cell(List<string> row, string name) => columns.TryGetValue(name, out var at) && at < row.Count ? row[at].Trim() : "";
    }

    private static List<List<string>> Rows(string text)
    {
        var end = text.IndexOf('\n', StringComparison.Ordinal);
        var first = end < 0 ? text : text[..end];
        var separator = new[] { ',', ';', '\t' }.MaxBy(c => first.Count(f => f == c));
        var (rows, row, cell, quoted) = (new List<List<string>>(), new List<string>(), new StringBuilder(), false);
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (quoted)
            {
                if (c != '"') cell.Append(c);
                else if (i + 1 < text.Length && text[i + 1] == '"') cell.Append(text[i++]);
                else quoted = false;
            }
            else if (c == '"' && cell.Length == 0)
            {
                quoted = true;
            }
            else if (c == separator)
            {
                EndCell();
            }
            else if (c == '\n')
            {
                EndRow();
            }
            else if (c != '\r')
            {
                cell.Append(c);
            }
        }

        if (quoted) throw new InvalidRefusal("file", "openQuote", "A quotation mark is opened and never closed.");
        if (cell.Length > 0 || row.Count > 0) EndRow();
        return rows;

        void EndCell()
        {
            if (row.Count < 100) row.Add(cell.ToString());
            cell.Clear();
        }

        void EndRow()
        {
            EndCell();
            // One more than is kept, so that it can be told that something was left out.
            if (rows.Count <= ImportLimits.Rows + 1) rows.Add(row);
            row = [];
        }
    }
}
