using System.Text;

namespace Heed.Knowledge.Imports;

/// <summary>
/// Takes a document apart at its headings: a heading with text under it is a question, one with only headings under it is a
/// category. Headings within code are none. A document without headings is one entry.
/// </summary>
internal static class MarkdownEntries
{
    private const int Levels = 6;

    public static IReadOnlyList<FoundEntry> Read(string markdown, string title)
    {
        var found = new List<FoundEntry>();
        var open = new string?[Levels + 1];
        var text = new StringBuilder();
        var (level, question, code) = (0, title, false);
        foreach (var line in markdown.AsSpan().EnumerateLines())
        {
            if (line.TrimStart().StartsWith("```")) code = !code;
            var depth = code ? 0 : Heading(line);
            if (depth == 0)
            {
                text.Append(line).Append('\n');
                continue;
            }

            Close();
            question = line[depth..].Trim().TrimEnd('#').Trim().ToString();
            level = depth;
            open[level] = question;
            for (var below = level + 1; below <= Levels; below++) open[below] = null;
        }

        Close();
        return found;

        void Close()
        {
            var answer = text.ToString().Trim();
            text.Clear();
            if (answer.Length == 0 || question.Length == 0) return;
            var above = string.Join('/', open.Take(level).Where(o => o is not null));
            found.Add(new FoundEntry(question, [], answer, above.Length == 0 ? null : above, null));
        }
    }

    /// <summary>Level of a heading; 0 for another line.</summary>
    private static int Heading(ReadOnlySpan<char> line)
    {
        var marks = line.IndexOfAnyExcept('#');
        return marks is > 0 and <= Levels && line[marks] == ' ' ? marks : 0;
    }
}
