using System.Text;

namespace Heed.Mail;

/// <summary>Text whose lines flow on (RFC 3676): soft ends are undone, stuffed blanks taken off, quote marks kept.</summary>
internal static class FlowedText
{
    /// <summary>The text with a line for each paragraph. <paramref name="deleteSpace"/> is DelSp: the blank of a soft end belongs to the end. O(length).</summary>
    public static string Unfold(string text, bool deleteSpace)
    {
        var result = new StringBuilder(text.Length);
        var openDepth = -1;

        // Some senders say DelSp and do not write the second blank; then the one that is there belongs to the text, except where a word had to be broken.
        var keepsBlanks = deleteSpace && !text.Contains("  \n", StringComparison.Ordinal);
        foreach (var range in text.AsSpan().Split('\n'))
        {
            var line = text.AsSpan()[range];
            var depth = 0;
            while (depth < line.Length && line[depth] == '>') depth++;
            var content = line[depth..];
            if (content.StartsWith(' ')) content = content[1..];
            var isSignature = content.SequenceEqual("-- ");

            if (openDepth == depth && !isSignature)
            {
                result.Append(content);
            }
            else
            {
                if (result.Length > 0 || openDepth >= 0 || range.Start.Value > 0) result.Append('\n');
                if (depth > 0) result.Append('>', depth).Append(' ');
                result.Append(content);
            }

            var flows = content.EndsWith(' ') && !isSignature;
            openDepth = flows ? depth : -1;
            if (flows && deleteSpace && !(keepsBlanks && content.TrimEnd(' ') is var words && words.Contains(' ') && char.IsAscii(words[^1]))) result.Length--;
        }

        return result.ToString();
    }
}
