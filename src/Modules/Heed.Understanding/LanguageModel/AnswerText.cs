using System.Globalization;
using System.Text;

namespace Heed.Understanding.LanguageModel;

/// <summary>
/// Makes plain text of what a model wrote: no tags, no characters that nobody sees, no pictures, and no link to a host that is not allowed.
/// Linear; what is left is still shown as text only, through the same sinks as a customer's words.
/// </summary>
internal static class AnswerText
{
    /// <summary>Longest tag looked for, in characters.</summary>
    private const int MaxTag = 2_000;

    public static string Clean(string text, IReadOnlySet<string> hosts)
    {
        // Tags and unseen characters first: an address must not come together only when they are gone.
        var plain = WithoutTags(Seen(text));
        // A tag that was hidden in another one: then no sign of one stays.
        if (WithoutTags(plain).Length != plain.Length) plain = plain.Replace('<', '‹');
        return Links(plain, hosts).Trim();
    }

    private static string Seen(string text)
    {
        var seen = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            // Joiners stay: emoji and several scripts are written with them.
            if (rune.Value is '\n' or '\t' or 0x200C or 0x200D || (rune.Value is < 0xE0000 or > 0xE0FFF && Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.PrivateUse))) seen.Append(rune.ToString());
        }

        return seen.ToString();
    }

    private static string WithoutTags(string text)
    {
        var plain = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] != '<' || i + 1 == text.Length || !(char.IsAsciiLetter(text[i + 1]) || text[i + 1] is '/' or '!' or '?'))
            {
                plain.Append(text[i]);
                continue;
            }

            // A tag that never ends loses its beginning alone.
            var end = text.IndexOf('>', i, Math.Min(text.Length - i, MaxTag));
            if (end >= 0) i = end;
        }

        return plain.ToString();
    }

    private static string Links(string text, IReadOnlySet<string> hosts)
    {
        var clean = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length;)
        {
            if (Markdown(text, i) is { } link)
            {
                if (!link.Picture) clean.Append(Links(link.Words, hosts));
                if (!link.Picture && Allowed(link.Address, hosts)) clean.Append(" (").Append(link.Address).Append(')');
                i = link.End;
            }
            else if (AddressLength(text, i) is > 0 and var length)
            {
                if (Allowed(text.Substring(i, length), hosts)) clean.Append(text, i, length);
                else clean.Append('…');
                i += length;
            }
            else
            {
                clean.Append(text[i]);
                i++;
            }
        }

        return clean.ToString();
    }

    private static (string Words, string Address, bool Picture, int End)? Markdown(string text, int at)
    {
        var picture = text[at] == '!' && at + 1 < text.Length && text[at + 1] == '[';
        var open = picture ? at + 1 : at;
        if (text[open] != '[') return null;
        var near = Math.Min(text.Length - open, 600);
        var close = text.IndexOf("](", open, near, StringComparison.Ordinal);
        if (close < 0 || text.AsSpan(open + 1, close - open - 1).Contains('[')) return null;
        var end = text.IndexOf(')', close, Math.Min(text.Length - close, 2_000));
        return end < 0 ? null : (text[(open + 1)..close], text[(close + 2)..end].Trim(), picture, end + 1);
    }

    /// <summary>Length of a bare address that begins here; 0 for none.</summary>
    private static int AddressLength(string text, int at)
    {
        var rest = text.AsSpan(at);
        var colon = rest[..Math.Min(rest.Length, 24)].IndexOf("://");
        var bare = colon < 0 && rest.StartsWith("www.", StringComparison.OrdinalIgnoreCase);
        if (!bare && (colon <= 0 || rest[..colon].ContainsAnyExcept(Scheme))) return 0;
        if (at > 0 && char.IsAsciiLetterOrDigit(text[at - 1])) return 0;
        var length = rest.IndexOfAny(Ends);
        return length < 0 ? rest.Length : length;
    }

    private static readonly System.Buffers.SearchValues<char> Scheme = System.Buffers.SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ+-.");
    private static readonly System.Buffers.SearchValues<char> Ends = System.Buffers.SearchValues.Create(" \t\r\n<>\"'()[]{}，。！？；：、（）【】《》");

    private static bool Allowed(string address, IReadOnlySet<string> hosts) =>
        Uri.TryCreate(address.StartsWith("www.", StringComparison.OrdinalIgnoreCase) ? "https://" + address : address, UriKind.Absolute, out var uri)
        && uri.Scheme is "https" or "http" && uri.UserInfo.Length == 0 && hosts.Contains(uri.IdnHost);
}
