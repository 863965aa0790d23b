namespace Heed.Mail;

/// <summary>Finds and reads SMTP reply codes (RFC 5321 §4.2) and enhanced status codes (RFC 3463) in what servers say.</summary>
internal static class BounceCodes
{
    /// <summary>
    /// The last pair of a reply code and a status code, which is the innermost server's; where there is no pair, the first of each. Empty when
    /// there is none. O(length).
    /// </summary>
    internal static (string Reply, string Dsn) Find(ReadOnlySpan<char> text)
    {
        var (reply, dsn) = ("", "");
        var (pairReply, pairDsn) = ("", "");
        for (var i = 0; i < text.Length; i++)
        {
            if (!char.IsAsciiDigit(text[i]) || (i > 0 && !MayPrecede(text[i - 1]))) continue;
            if (DsnAt(text, i) is { Length: > 0 } status)
            {
                if (dsn.Length == 0 || (dsn[0] == '2' && status[0] != '2')) dsn = status;
                i += status.Length - 1;
            }
            else if (ReplyAt(text, i))
            {
                var code = text.Slice(i, 3).ToString();
                if (reply.Length == 0 || (reply[0] == '2' && code[0] != '2')) reply = code;
                var next = i + 3;
                while (next < text.Length && next < i + 8 && text[next] is ' ' or '-' or '\'' or '#' or '"' or ':') next++;
                if (next < text.Length && DsnAt(text, next) is { Length: > 0 } paired && (paired[0] != '2' || pairReply.Length == 0)) (pairReply, pairDsn) = (code, paired);
                i += 2;
            }
        }
        return pairReply.Length > 0 && (pairReply[0] != '2' || reply[0] == '2') ? (pairReply, pairDsn) : (reply, dsn);
    }

    /// <summary>The status code at a position, or empty.</summary>
    internal static string DsnAt(ReadOnlySpan<char> text, int at)
    {
        if (at + 5 > text.Length || text[at] is not ('2' or '4' or '5') || text[at + 1] != '.') return "";
        var i = at + 2;
        var from = i;
        while (i < text.Length && i - from < 3 && char.IsAsciiDigit(text[i])) i++;
        if (i == from || i >= text.Length || text[i] != '.') return "";
        from = ++i;
        while (i < text.Length && i - from < 3 && char.IsAsciiDigit(text[i])) i++;
        if (i == from || (i < text.Length && (char.IsAsciiDigit(text[i]) || text[i] == '.' && i + 1 < text.Length && char.IsAsciiDigit(text[i + 1])))) return "";
        return text[at..i].ToString();
    }

    private static bool ReplyAt(ReadOnlySpan<char> text, int at)
    {
        if (at + 3 > text.Length || text[at] is not ('4' or '5' or '2') || text[at + 1] is < '0' or > '5' || !char.IsAsciiDigit(text[at + 2])) return false;
        if (at + 3 == text.Length) return at == 0 || text[at - 1] != '.';
        var after = text[at + 3];
        return after is ' ' or '-' or '\'' or '"' or '\n' or ',' or ';' or ':' && !(after == '-' && at + 4 < text.Length && char.IsAsciiLetter(text[at + 4]) && at > 0 && text[at - 1] == '-');
    }

    private static bool MayPrecede(char c) => c is ' ' or '\n' or '\t' or '\'' or '"' or '(' or '<' or '>' or '[' or ':' or ';' or '#' or '-' or '=' or '/' or ',' or '{';
}
