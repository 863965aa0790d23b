using System.Text;

namespace Heed.Mail.Imap;

/// <summary>One response as it came: its lines joined by LF, and the literals between them in order.</summary>
internal sealed record ImapResponse(byte[] Text, IReadOnlyList<ReadOnlyMemory<byte>> Literals)
{
    internal bool IsContinuation => Text is [(byte)'+', ..];

    internal bool IsUntagged => Text is [(byte)'*', (byte)' ', ..];

    /// <summary>The first word: "*", "+" or the tag.</summary>
    internal ReadOnlySpan<byte> First => Word(Text);

    /// <summary>What follows the first word.</summary>
    internal ReadOnlyMemory<byte> Rest => Text.AsMemory(Math.Min(Text.Length, First.Length + 1));

    /// <summary>The pieces behind the first word.</summary>
    /// <exception cref="FormatException">They do not follow the grammar.</exception>
    internal IReadOnlyList<ImapValue> Parse() => ImapParser.Parse(Rest, Literals);

    /// <summary>OK, NO, BAD, BYE or PREAUTH with its code and text; null for any other response.</summary>
    internal ImapStatus? AsStatus(IReadOnlyList<string>? secrets = null) => ImapStatus.Read(Rest, secrets);

    internal static ReadOnlySpan<byte> Word(ReadOnlySpan<byte> text)
    {
        var at = text.IndexOf((byte)' ');
        return at < 0 ? text : text[..at];
    }

    /// <summary>The line is status text, in which braces are only braces.</summary>
    internal static bool IsStatusLine(ReadOnlySpan<byte> line)
    {
        if (line is [(byte)'+', ..]) return true;
        var at = line.IndexOf((byte)' ');
        if (at < 0) return false;
        var word = Word(line[(at + 1)..]);
        foreach (var status in ImapStatus.Words)
            if (Ascii.EqualsIgnoreCase(word, status))
                return true;
        return false;
    }
}
