namespace Heed.Mail.Smtp;

/// <summary>What became of a message, by what the channel does about it.</summary>
public enum SmtpVerdict
{
    /// <summary>The server took it for at least one recipient; the others are told apart one by one.</summary>
    Delivered,

    /// <summary>Refused for now (4xx): send again later.</summary>
    Transient,

    /// <summary>This message is refused for good (5xx, too large, or the server cannot take it).</summary>
    PermanentMessage,

    /// <summary>Every recipient is refused for good.</summary>
    PermanentRecipients,

    /// <summary>The credentials were refused, or credentials are needed.</summary>
    Authentication,

    /// <summary>The connection broke, timed out or made no sense before the message was complete: it was certainly not taken.</summary>
    ConnectionLostBeforeData,

    /// <summary>The connection broke after the final dot: it may have been taken. Sent again with the same Message-ID, never with another.</summary>
    UnknownAfterData,

    /// <summary>TLS failed, was not offered, or was tampered with; or credentials would have gone unprotected.</summary>
    Tls,
}
