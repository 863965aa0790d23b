using Heed.Kernel;

namespace Heed.Mail;

/// <summary>What must hold of a mail before it is written: no field may end its line and begin another.</summary>
internal static class OutgoingMailRules
{
    private const int MaxLine = 900;

    /// <summary>Names of fields that the composer writes by itself; they may not come a second time.</summary>
    private static readonly HashSet<string> Own = new(StringComparer.OrdinalIgnoreCase)
    {
        "Date", "From", "Sender", "Reply-To", "To", "Cc", "Bcc", "Subject", "Message-ID", "In-Reply-To", "References", "Auto-Submitted", "List-Unsubscribe", "List-Unsubscribe-Post",
        "MIME-Version", "Content-Type", "Content-Transfer-Encoding", "Content-Disposition", "Content-ID", "Return-Path", "Received",
    };

    /// <summary>Refuses (<see cref="InvalidRefusal"/>) with every field that is wrong.</summary>
    public static void Check(OutgoingMail mail)
    {
        var errors = new List<FieldError>();
        Address("from", mail.From, errors);
        Addresses("to", mail.To, errors);
        Addresses("cc", mail.Cc, errors);
        Addresses("bcc", mail.Bcc, errors);
        Addresses("replyTo", mail.ReplyTo, errors);
        Line("subject", mail.Subject, errors);
        Id("messageId", mail.MessageId, errors);
        if (mail.InReplyTo is not null) Id("inReplyTo", mail.InReplyTo, errors);
        foreach (var reference in mail.References) Id("references", reference, errors);
        if (mail.AutoSubmitted is { } automatic && (automatic.Length == 0 || automatic.AsSpan().ContainsAnyExcept("abcdefghijklmnopqrstuvwxyz-"))) Add(errors, "autoSubmitted", "autoSubmitted", "Only words such as auto-replied are allowed.");
        if (mail.ListUnsubscribe is { } unsubscribe && (!unsubscribe.IsAbsoluteUri || unsubscribe.Scheme is not ("https" or "mailto") || unsubscribe.AbsoluteUri.Length > MaxLine)) Add(errors, "listUnsubscribe", "listUnsubscribe", "Only https and mailto addresses are allowed.");
        foreach (var extra in mail.ExtraHeaders) Extra(extra, errors);
        foreach (var file in mail.Attachments)
        {
            Line("attachments", file.Name, errors);
            Line("attachments", file.ContentType, errors);
            if (file.ContentId is not null) Id("attachments", file.ContentId, errors);
        }

        if (errors.Count > 0) throw new InvalidRefusal(errors);
    }

    private static void Addresses(string field, IReadOnlyList<MailAddress> addresses, List<FieldError> errors)
    {
        foreach (var address in addresses) Address(field, address, errors);
    }

    private static void Address(string field, MailAddress address, List<FieldError> errors)
    {
        Line(field, address.Name, errors);
        if (!AddressFormat.IsValid(address.Address)) Add(errors, field, "address", "This is no mail address.");
    }

    private static void Line(string field, string value, List<FieldError> errors)
    {
        if (value.AsSpan().ContainsAny('\r', '\n', '\0')) Add(errors, field, "lineBreak", "Line breaks and NUL are not allowed here.");
    }

    private static void Id(string field, string id, List<FieldError> errors)
    {
        var bare = id.Trim().TrimStart('<').TrimEnd('>');
        if (bare.Length is 0 or > MaxLine || bare.AsSpan().ContainsAnyExceptInRange('!', '~') || bare.AsSpan().ContainsAny('<', '>')) Add(errors, field, "messageId", "This is no message id.");
    }

    private static void Extra(MailHeader extra, List<FieldError> errors)
    {
        Line("extraHeaders", extra.Value, errors);
        if (extra.Name.Length is 0 or > 70 || extra.Name.AsSpan().ContainsAnyExceptInRange('!', '~') || extra.Name.Contains(':', StringComparison.Ordinal) || Own.Contains(extra.Name)) Add(errors, "extraHeaders", "headerName", "This header may not be set here.");
    }

    private static void Add(List<FieldError> errors, string field, string code, string message) => errors.Add(new FieldError(field, code, message));
}
