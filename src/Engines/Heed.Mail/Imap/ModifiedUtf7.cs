using System.Text;

namespace Heed.Mail.Imap;

/// <summary>Folder names in modified UTF-7 (RFC 3501 §5.1.3).</summary>
internal static class ModifiedUtf7
{
    /// <summary>O(n).</summary>
    internal static string Encode(string name)
    {
        var coded = new StringBuilder(name.Length);
        for (var at = 0; at < name.Length;)
        {
            var end = at;
            while (end < name.Length && name[end] is < ' ' or > '~') end++;
            if (end > at)
            {
                var base64 = Convert.ToBase64String(Encoding.BigEndianUnicode.GetBytes(name[at..end]));
                coded.Append('&').Append(base64.TrimEnd('=').Replace('/', ',')).Append('-');
                at = end;
            }
            else
            {
                coded.Append(name[at] == '&' ? "&-" : name[at..(at + 1)]);
                at++;
            }
        }

        return coded.ToString();
    }

    /// <summary>A name that is not well-formed comes back as it is, so that it still names its folder. O(n).</summary>
    internal static string Decode(string coded)
    {
        var name = new StringBuilder(coded.Length);
        for (var at = 0; at < coded.Length;)
        {
            if (coded[at] != '&')
            {
                name.Append(coded[at++]);
                continue;
            }

            var end = coded.IndexOf('-', at);
            if (end < 0 || !TryDecode(coded.AsSpan(at + 1, end - at - 1), name)) return coded;
            at = end + 1;
        }

        // One name must have one form: what would not be encoded again the same way is left alone.
        var decoded = name.ToString();
        return Encode(decoded) == coded ? decoded : coded;
    }

    private static bool TryDecode(ReadOnlySpan<char> base64, StringBuilder name)
    {
        if (base64.IsEmpty)
        {
            name.Append('&');
            return true;
        }

        var padded = new string(base64).Replace(',', '/').PadRight((base64.Length + 3) / 4 * 4, '=');
        var bytes = new byte[padded.Length];
        if (!Convert.TryFromBase64String(padded, bytes, out var count) || count % 2 != 0) return false;
        name.Append(Encoding.BigEndianUnicode.GetString(bytes, 0, count));
        return true;
    }
}
