namespace Heed.Mail;

/// <summary>What a mail server, a phone network or a complaint office says has become of a message we sent.</summary>
/// <param name="Recipients">Whom it concerns, in the report's order; at least one.</param>
public sealed record BounceReport(IReadOnlyList<BounceRecipient> Recipients)
{
    /// <summary>The Message-ID of the message it is about, without angle brackets; null when the report does not repeat it. By it the message is found.</summary>
    public string? OriginalMessageId { get; init; }

    /// <summary>A complaint of a reader (RFC 5965), not a failure of delivery.</summary>
    public bool Feedback { get; init; }
}
