using System.Text;

namespace Heed.Understanding.LanguageModel;

/// <summary>
/// Makes plain text of what a model wrote: no control characters, no pictures, and no link to a host that is not allowed. One pass, linear;
/// what is left is still shown as text only, through the same sinks as a customer's words.
/// </summary>
internal static class AnswerText
{
    public static string Clean(string text, IReadOnlySet<string> hosts)
    {
        var clean = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length;)
        {
            if (Markdown(text, i) is { } link)
            {
                if (!link.Picture) clean.Append(Clean(link.Words, hosts));
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
                if (!char.IsControl(text[i]) || text[i] is '\n' or '\t') clean.Append(text[i]);
                i++;
            }
        }

        return clean.ToString().Trim();
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
