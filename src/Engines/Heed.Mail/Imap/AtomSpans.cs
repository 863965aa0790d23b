namespace Heed.Mail.Imap;

/// <summary>What an atom is (RFC 3501 §9, "ATOM-CHAR").</summary>
internal static class AtomSpans
{
    internal static bool ContainsOnlyAtom(this ReadOnlySpan<char> text)
    {
        foreach (var c in text)
            if (c is <= ' ' or > '~' or '(' or ')' or '{' or '%' or '*' or '"' or '\\' or ']')
                return false;
        return true;
    }
}
