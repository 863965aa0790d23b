namespace Heed.Channels.Email.Connecting;

/// <summary>A mail server could not be worked with: one of <see cref="Mailboxes.MailTrouble"/>, and the server's own words.</summary>
internal sealed class MailTroubleException(string code, string? text, Exception? inner = null) : Exception(text ?? code, inner)
{
    public string Code { get; } = code;

    /// <summary>What the server or the system said; harmless to show to those who manage inboxes.</summary>
    public string? Text { get; } = text;

    /// <summary>Fingerprint of a certificate that nobody vouches for, so that it can be pinned; null otherwise.</summary>
    public string? Fingerprint { get; init; }
}
