namespace Heed.Mail;

/// <summary>Looks fields up by name.</summary>
internal static class HeaderList
{
    public static MailHeader? First(IReadOnlyList<MailHeader> headers, string name)
    {
        foreach (var header in headers)
        {
            if (header.Name.Equals(name, StringComparison.OrdinalIgnoreCase)) return header;
        }

        return null;
    }

    public static IEnumerable<MailHeader> All(IReadOnlyList<MailHeader> headers, string name) =>
        headers.Where(h => h.Name.Equals(name, StringComparison.OrdinalIgnoreCase));
}
