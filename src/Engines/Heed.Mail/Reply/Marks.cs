using System.Buffers;

namespace Heed.Mail;

/// <summary>Character classes that the recognisers of replies share.</summary>
internal static class Marks
{
    /// <summary>White space, byte order mark, direction marks, zero-width space and joiners, soft hyphen.</summary>
    internal const string Invisible = " \t\r\n\f\v\u00a0\u3000\ufeff\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u00ad\u2007\u202f";

    /// <summary>What rulers are drawn with; U+1427 is left behind by mail trackers.</summary>
    private static readonly SearchValues<char> RulerChars = SearchValues.Create("-_=*~#+\u2010\u2011\u2012\u2013\u2014\u2015\u2500\u2501\u1427\uff0d\uff3f\u00b7.\u2026 \t\u00a0");

    private static readonly SearchValues<char> Bars = SearchValues.Create("-_=*~#+\u2010\u2011\u2012\u2013\u2014\u2015\u2500\u2501\u1427\uff0d\uff3f");

    internal static bool IsBar(char c) => Bars.Contains(c);

    /// <summary>Whether nothing but ruler characters stands in a trimmed line, at least one of them no full stop.</summary>
    internal static bool IsRuler(ReadOnlySpan<char> line) => (!line.ContainsAnyExcept(RulerChars) && line.ContainsAny(Bars)) || (line.Length <= 8 && !line.IsEmpty && !line.ContainsAnyExcept("| \u00a0"));

    /// <summary>How many quoting marks a trimmed line begins with, and where its words begin.</summary>
    internal static int QuoteDepth(ReadOnlySpan<char> line, out int words)
    {
        var depth = 0;
        words = 0;
        while (words < line.Length)
        {
            if (line[words] is '>' or '\uff1e') depth++;
            else if (line[words..].StartsWith("&gt;")) { depth++; words += 3; }
            else if (line[words] is not (' ' or '\t' or '\u00a0')) break;
            words++;
        }
        return depth;
    }

    /// <summary>Whether a colon of any width ends the line.</summary>
    internal static bool EndsInColon(ReadOnlySpan<char> line) => line.Length > 0 && line[^1] is ':' or '\uff1a' or '\ufe55';

    internal static bool IsCjk(char c) => c is >= '\u3040' and <= '\u30ff' or >= '\u3400' and <= '\u9fff' or >= '\uac00' and <= '\ud7a3';
}
