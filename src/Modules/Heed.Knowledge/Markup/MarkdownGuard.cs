namespace Heed.Knowledge.Markup;

/// <summary>
/// Keeps out Markdown whose reading would not be linear: parsers take time quadratic in the depth of quotes and lists, and
/// in the number of brackets and stars that never close. No answer that a person writes comes near the limits.
/// </summary>
internal static class MarkdownGuard
{
    /// <summary>Quotes and lists within each other, in one line.</summary>
    internal const int MaxDepth = 12;

    /// <summary>Columns a line may be moved in.</summary>
    internal const int MaxIndent = 64;
    private const int MaxOpenBrackets = 32;
    private const int MaxMarksInParagraph = 1_000;

    /// <summary>Whether the text may be given to the parser. Linear in its length.</summary>
    public static bool IsTame(string markdown)
    {
        var (brackets, marks) = (0, 0);
        foreach (var line in markdown.AsSpan().EnumerateLines())
        {
            if (line.IsWhiteSpace()) (brackets, marks) = (0, 0);
            if (!Container(line)) return false;
            foreach (var c in line)
            {
                if (c == '[') brackets++;
                else if (c == ']') brackets = Math.Max(0, brackets - 1);
                if (c is '*' or '_' or '`' or '~' or '[' or '<' or '!' or '(') marks++;
            }

            if (brackets > MaxOpenBrackets || marks > MaxMarksInParagraph) return false;
        }

        return true;
    }

    /// <summary>Walks over what opens quotes and lists at the beginning of a line.</summary>
    private static bool Container(ReadOnlySpan<char> line)
    {
        var (depth, indent, i) = (0, 0, 0);
        while (i < line.Length)
        {
            var c = line[i];
            if (c is ' ' or '\t')
            {
                indent += c == '\t' ? 4 : 1;
                i++;
            }
            else if (c is '>' or '-' or '+' or '*' or '•')
            {
                depth++;
                i++;
            }
            else if (char.IsAsciiDigit(c) && Number(line[i..]) is > 0 and var length)
            {
                depth++;
                i += length;
            }
            else
            {
                break;
            }

            if (indent > MaxIndent) return false;
            // A line of dashes or stars is a rule, not a hundred lists.
            if (depth > MaxDepth) return line[i..].Trim().ContainsAnyExcept('-', '*', ' ') is false && line.IndexOf('>') < 0;
        }

        return true;
    }

    /// <summary>Length of a list's number with its dot and a space; 0 for other digits.</summary>
    private static int Number(ReadOnlySpan<char> line)
    {
        var digits = line.IndexOfAnyExceptInRange('0', '9');
        return digits is > 0 and <= 9 && line[digits] is ('.' or ')') && digits + 1 < line.Length && line[digits + 1] is (' ' or '\t') ? digits + 1 : 0;
    }
}
