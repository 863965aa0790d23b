namespace Heed.Mail;

/// <summary>
/// Reads delivery reports (RFC 3464), complaints (RFC 5965) and the reports in running text that servers write instead. A vacation
/// answer is no report.
/// </summary>
/// <remarks>Linear in the message, of which at most <see cref="ReportParts.MaxText"/> characters a part are looked at. Throws for no message.</remarks>
public static class BounceReader
{
    /// <summary>Recipients that are told of at most.</summary>
    private const int MaxRecipients = 200;

    /// <summary>The report a message is; null when it is none.</summary>
    public static BounceReport? Read(MailMessage message)
    {
        ArgumentNullException.ThrowIfNull(message);
        var parts = ReportParts.Of(message);
        var sign = ReportSigns.Of(message, parts);
        if (sign == ReportSign.None) return null;
        if (sign == ReportSign.Feedback) return Feedback.Read(message, parts);
        if (CloudReport.Read(parts.People) is { } cloud) return cloud;
        var recipients = FromStatus(parts);
        if (recipients.Count == 0) recipients = FromText(message, parts);
        if (recipients.Count == 0 || (sign == ReportSign.Weak && recipients.TrueForAll(r => r.Reason == BounceReasons.Undefined))) return null;
        return new BounceReport(recipients) { OriginalMessageId = parts.Original?.MessageId ?? OriginalCopy.MessageId(parts.Copied) };
    }

    private static List<BounceRecipient> FromStatus(ReportParts parts)
    {
        var texts = parts.Status.Count > 0 ? parts.Status : parts.People.Contains("Final-Recipient", StringComparison.OrdinalIgnoreCase) ? [parts.People] : [];
        var around = ReportParts.OneLine(parts.People);
        var read = new List<BounceRecipient>();
        foreach (var group in texts.SelectMany(StatusFields.Read).DistinctBy(g => g.Address, StringComparer.OrdinalIgnoreCase).Take(MaxRecipients))
        {
            var address = group.Address;
            var action = group["Action"].Split(' ', '(')[0].ToLowerInvariant();
            if (address.Length == 0) continue;
            var said = Said(group, parts, address);
            var status = BounceCodes.Find(group["Status"]).Dsn;
            if (action is "delivered" or "relayed" or "expanded" && !status.StartsWith('5') && !status.StartsWith('4')) status = status.Length > 0 ? status : "2.0.0";
            read.Add(Judge(address, said, around, status) with { Delayed = action == "delayed" });
        }
        return read;
    }

    /// <summary>The diagnostic code, and what the text says of the address when the code says nothing.</summary>
    private static string Said(StatusFields group, ReportParts parts, string address)
    {
        var diagnostic = group["Diagnostic-Code"];
        var type = diagnostic.IndexOf(';');
        var words = type is >= 0 and < 24 ? diagnostic[(type + 1)..].Trim() : diagnostic;
        var letters = words.Count(char.IsLetter);
        if (group["X-PowerMTA-BounceCategory"] is { Length: > 0 } category) words += $" ({category})";
        if (letters >= 8) return words;
        var text = ReportText.SaidOf(parts.People, group.FinalAddress);
        if (text.Length == 0) text = ReportText.SaidOf(parts.People, address);
        return $"{diagnostic} {(text.Length > 0 ? text : parts.People)}";
    }

    private static List<BounceRecipient> FromText(MailMessage message, ReportParts parts)
    {
        var ours = Ours(message);
        var around = ReportParts.OneLine($"{parts.People} {message.Subject}");
        var found = ReportText.Read(parts.People, ours);
        var failed = AddressFinder.In(message.Header("X-Failed-Recipients") ?? "");
        if (failed.Count > 0) found = [.. failed.Select(f => (f.Address, Of(found, f.Address)))];
        else if (found.Count == 0 && To(parts) is { } to) found = [(to, parts.People)];
        else if (found.Count == 0) found = [("", parts.People)];
        return [.. found.Select(f => Judge(f.Address, Telling(f.Said, alone: found.Count == 1), around, ""))];

        string Telling(string said, bool alone) =>
            said.Trim().Length == 0 || (alone && BounceCodes.Find(said) is ("", "") && BounceCodes.Find(parts.People) is not ("", "")) ? parts.People : said;

        string Of(List<(string Address, string Said)> among, string address)
        {
            var at = among.FindIndex(f => f.Address.Equals(address, StringComparison.OrdinalIgnoreCase));
            return at >= 0 ? among[at].Said : parts.People;
        }
    }

    private static string? To(ReportParts parts) =>
        parts.Original?.To.FirstOrDefault(a => a.IsComplete)?.Address ?? OriginalCopy.Address(parts.Copied, "To") ?? OriginalCopy.Address(parts.People, "To");

    /// <summary>The sender of the report and those it was sent to are never the ones that failed.</summary>
    private static HashSet<string> Ours(MailMessage message)
    {
        var ours = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var address in message.To.Concat(message.FromAll)) if (address.IsComplete) ours.Add(address.Address);
        if (message.ReturnPath is { Length: > 0 } path) ours.Add(path);
        return ours;
    }

    private static BounceRecipient Judge(string address, string said, string around, string status)
    {
        var words = ReportParts.OneLine(said.AsSpan().TrimStart(">:;. \t\r\n"));
        var (reply, dsn) = BounceCodes.Find(words);
        if (dsn.Length == 0 || dsn.StartsWith('2') && status.Length > 0 || (IsPlain(dsn) && !IsPlain(status) && status.Length > 0)) dsn = status.Length > 0 ? status : dsn;
        if (dsn.Length > 0 && reply.Length > 0 && dsn[0] != reply[0] && !(dsn[0] is '4' or '5' && reply[0] is '4' or '5')) reply = "";
        var afterData = BounceWordsAround.AfterData(words) || (!BounceWordsAround.AtRecipient(words) && BounceWordsAround.AfterData(around));
        // A discussion group's refusal has no codes and is written in the sender's language.
        var group = reply.Length == 0 && address.EndsWith("@googlegroups.com", StringComparison.OrdinalIgnoreCase);
        var reason = group ? BounceReasons.Rejected : BounceReason.Of(words, around, dsn, reply, afterData);
        return new BounceRecipient(address, dsn, reply, reason, BounceReasons.IsHard(reason, dsn)) { Diagnostic = words.Length <= 1000 ? words : words[..1000] };
    }

    /// <summary>Says no more than "failed".</summary>
    private static bool IsPlain(string dsn) => dsn.EndsWith(".0.0", StringComparison.Ordinal) || dsn.EndsWith(".0", StringComparison.Ordinal) && dsn.Length == 5;
}
