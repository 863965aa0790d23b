namespace Heed.Text.PersonalData;

/// <summary>E-mail addresses as people write them (the dot-atom form of RFC 5322 section 3.4.1).</summary>
internal static class EmailAddresses
{
    private const int MaxLocal = 64, MaxDomain = 253;

    public static void Find(ReadOnlySpan<char> text, List<PersonalSpan> into)
    {
        var free = 0;
        for (var at = 0; at < text.Length; at++)
        {
            if (text[at] != '@') continue;
            var start = at;
            while (start > free && at - start < MaxLocal && IsLocal(text[start - 1])) start--;
            while (start < at && text[start] is '.' or '-') start++;
            var end = Domain(text, at + 1);
            if (start == at || end < 0) continue;
            into.Add(new PersonalSpan(PersonalKind.Email, start, end - start));
            free = end;
            at = end - 1;
        }
    }

    /// <summary>Where the domain ends: labels with dots between, the last of two letters or more; -1 when it is none.</summary>
    private static int Domain(ReadOnlySpan<char> text, int from)
    {
        var (end, label) = (from, from);
        var limit = Math.Min(text.Length, from + MaxDomain);
        for (; end < limit && (char.IsAsciiLetterOrDigit(text[end]) || text[end] is '-' or '.'); end++)
        {
            if (text[end] != '.') continue;
            if (end == label) break;
            label = end + 1;
        }

        while (end > from && text[end - 1] is '.' or '-') end--;
        var last = text[from..end].LastIndexOf('.');
        return last > 0 && end - from - last > 2 && text[(from + last + 1)..end].IndexOfAnyInRange('0', '9') < 0 ? end : -1;
    }

    private static bool IsLocal(char c) => char.IsAsciiLetterOrDigit(c) || c is '.' or '_' or '%' or '+' or '-';
}
