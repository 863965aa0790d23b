using System.Text;
using Heed.Mail.Wire;

namespace Heed.Mail.Imap;

/// <summary>A status response (RFC 9051 §7.1).</summary>
/// <param name="Word">OK, NO, BAD, BYE or PREAUTH, in capitals.</param>
/// <param name="Code">Response code in capitals, or null.</param>
/// <param name="Arguments">What follows the code within its brackets.</param>
/// <param name="Text">Text for people, made harmless.</param>
internal sealed record ImapStatus(string Word, string? Code, string Arguments, string Text)
{
    internal static readonly string[] Words = ["OK", "NO", "BAD", "BYE", "PREAUTH"];

    internal static ImapStatus? Read(ReadOnlyMemory<byte> rest, IReadOnlyList<string>? secrets = null)
    {
        var word = ImapResponse.Word(rest.Span);
        foreach (var known in Words)
            if (Ascii.EqualsIgnoreCase(word, known))
                return ReadText(known, rest.Span[word.Length..].TrimStart((byte)' '), secrets);
        return null;
    }

    private static ImapStatus ReadText(string word, ReadOnlySpan<byte> text, IReadOnlyList<string>? secrets)
    {
        var end = text is [(byte)'[', ..] ? text.IndexOf((byte)']') : -1;
        if (end < 0) return new(word, null, "", ServerText.Clean(text, secrets));
        var inside = text[1..end];
        var code = ImapResponse.Word(inside);
        var arguments = inside[Math.Min(inside.Length, code.Length + 1)..];
        return new(word, Encoding.Latin1.GetString(code).ToUpperInvariant(), Encoding.Latin1.GetString(arguments), ServerText.Clean(text[(end + 1)..], secrets));
    }
}
