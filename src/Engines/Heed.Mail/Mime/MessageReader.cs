namespace Heed.Mail;

/// <summary>Makes a message of a tree of parts: who, to whom, when, about what, and the body.</summary>
internal static class MessageReader
{
    public static MailMessage Read(MailPart root, ReadState state)
    {
        var headers = root.Headers;
        var from = Addresses(headers, "From", state);
        var sender = Addresses(headers, "Sender", state) is [var first, ..] ? first : null;
        var replyTo = Addresses(headers, "Reply-To", state);
        var returnPath = ReturnPathOf(headers);
        var message = new MailMessage(root)
        {
            FromAll = from,
            From = Author(from, sender, replyTo, returnPath),
            Sender = sender,
            To = Addresses(headers, "To", state),
            Cc = Addresses(headers, "Cc", state),
            Bcc = Addresses(headers, "Bcc", state),
            ReplyTo = replyTo,
            ReturnPath = returnPath,
            Subject = HeaderList.First(headers, "Subject")?.Text ?? "",
            Date = DateOf(headers, state),
            MessageId = MessageIds.First(HeaderList.First(headers, "Message-ID")?.Value),
            InReplyTo = Ids(headers, "In-Reply-To"),
            References = Ids(headers, "References"),
        };
        BodyReader.Fill(message, state);
        return message;
    }

    private static MailAddress? Author(List<MailAddress> from, MailAddress? sender, List<MailAddress> replyTo, string? returnPath)
    {
        if (from.Find(a => a.IsComplete) is { } complete) return complete;
        if (from is [var first, ..])
        {
            // A name without an address: whoever sent it for them is the one to answer.
            var other = sender is { IsComplete: true } ? sender : replyTo.Find(a => a.IsComplete);
            return other is null || first.Address.Length > 0 ? first : other with { Name = first.Name };
        }

        return sender ?? replyTo.FirstOrDefault() ?? (string.IsNullOrEmpty(returnPath) ? null : new MailAddress("", returnPath));
    }

    private static List<MailAddress> Addresses(IReadOnlyList<MailHeader> headers, string name, ReadState state)
    {
        var addresses = new List<MailAddress>();
        foreach (var header in HeaderList.All(headers, name))
        {
            AddressReader.Read(header.Value, addresses, state.Limits.MaxAddresses - state.Addresses, out var more);
            if (more) state.Refuse(MailRefusals.TooManyAddresses);
        }

        state.Addresses += addresses.Count;
        return addresses;
    }

    private static string? ReturnPathOf(IReadOnlyList<MailHeader> headers)
    {
        if (HeaderList.First(headers, "Return-Path") is not { } header) return null;
        var addresses = new List<MailAddress>();
        AddressReader.Read(header.Value, addresses, 1, out _);
        return addresses is [var first, ..] ? first.Address : "";
    }

    private static DateTimeOffset? DateOf(IReadOnlyList<MailHeader> headers, ReadState state)
    {
        foreach (var header in HeaderList.All(headers, "Date"))
        {
            if (DateReader.Read(header.Text) is { } date) return date;
            state.Fault(MailFaults.Date);
        }

        return null;
    }

    private static List<string> Ids(IReadOnlyList<MailHeader> headers, string name)
    {
        var ids = new List<string>();
        foreach (var header in HeaderList.All(headers, name)) ids.AddRange(MessageIds.Read(header.Value));
        return ids.Count < 2 ? ids : ids.Distinct(StringComparer.Ordinal).ToList();
    }
}
