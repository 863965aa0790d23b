namespace Heed.Mail;

/// <summary>Reads complaints (Abuse Reporting Format, RFC 5965).</summary>
internal static class Feedback
{
    private static readonly WordSet Fields = new("Original-Rcpt-To Redacted-Address Removal-Recipient X-HmXmrOriginalRecipient");

    internal static BounceReport Read(MailMessage message, ReportParts parts)
    {
        var addresses = new List<string>();
        foreach (var text in parts.Feedback)
        {
            foreach (var line in text.AsSpan().EnumerateLines())
            {
                var colon = line.IndexOf(':');
                if (colon <= 0 || !Fields.Has(line[..colon].Trim())) continue;
                foreach (var found in AddressFinder.In(line[(colon + 1)..])) addresses.Add(found.Address);
            }
        }
        if (addresses.Count == 0 && parts.Original?.To.FirstOrDefault(a => a.IsComplete) is { } to) addresses.Add(to.Address);
        if (addresses.Count == 0) addresses.Add(message.From?.Address ?? "");
        var said = ReportParts.OneLine(parts.People, 1000);
        return new BounceReport([.. addresses.Distinct(StringComparer.OrdinalIgnoreCase).Select(a => new BounceRecipient(a, "", "", BounceReasons.Feedback, false) { Diagnostic = said })])
        {
            Feedback = true,
            OriginalMessageId = parts.Original?.MessageId,
        };
    }
}
