namespace Heed.Mail;

/// <summary>
/// A message to be sent. No field may hold CR, LF or NUL (bodies excepted), so that nothing anybody typed becomes a header of its own:
/// <see cref="MailComposer.Write"/> refuses it.
/// </summary>
public sealed record OutgoingMail
{
    public required MailAddress From { get; init; }

    public IReadOnlyList<MailAddress> To { get; init; } = [];

    public IReadOnlyList<MailAddress> Cc { get; init; } = [];

    /// <summary>Gets the message (see <see cref="Recipients"/>), and is never written into it.</summary>
    public IReadOnlyList<MailAddress> Bcc { get; init; } = [];

    public IReadOnlyList<MailAddress> ReplyTo { get; init; } = [];

    public string Subject { get; init; } = "";

    public required DateTimeOffset Date { get; init; }

    /// <summary>Given by the caller and the same at every attempt, so that a message sent twice is known as one. With or without angle brackets.</summary>
    public required string MessageId { get; init; }

    /// <summary>Message-ID of what is answered; with or without angle brackets.</summary>
    public string? InReplyTo { get; init; }

    /// <summary>Message-IDs of the thread, oldest first. The first and the newest are kept when they are too many.</summary>
    public IReadOnlyList<string> References { get; init; } = [];

    /// <summary>The plain text, with any line ends.</summary>
    public required string Text { get; init; }

    /// <summary>The same as HTML; null for a message of plain text.</summary>
    public string? Html { get; init; }

    /// <summary>Files; those with <see cref="MailAttachment.Inline"/> and a Content-ID become pictures of the HTML.</summary>
    public IReadOnlyList<MailAttachment> Attachments { get; init; } = [];

    /// <summary><c>auto-replied</c> or <c>auto-generated</c> (RFC 3834); null for what a person wrote.</summary>
    public string? AutoSubmitted { get; init; }

    /// <summary>Where one unsubscribes (RFC 2369): https or mailto.</summary>
    public Uri? ListUnsubscribe { get; init; }

    /// <summary>True when <see cref="ListUnsubscribe"/> takes a POST (RFC 8058).</summary>
    public bool OneClickUnsubscribe { get; init; }

    /// <summary>Further fields, such as <c>X-Auto-Response-Suppress</c>; values of letters outside ASCII become encoded words.</summary>
    public IReadOnlyList<MailHeader> ExtraHeaders { get; init; } = [];

    /// <summary>All who get it, each address once.</summary>
    public IEnumerable<MailAddress> Recipients => To.Concat(Cc).Concat(Bcc).DistinctBy(a => a.Address, StringComparer.OrdinalIgnoreCase);
}
