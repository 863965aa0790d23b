namespace Heed.Mail.Imap;

/// <summary>What went wrong with an IMAP server, so that the channel can say what to do.</summary>
public enum ImapFailureKind
{
    /// <summary>Name, password or token refused, or no way to sign in that both sides know.</summary>
    Authentication,

    /// <summary>The connection broke or was closed without a word.</summary>
    Connection,

    /// <summary>The TLS handshake failed, or STARTTLS was asked for and not offered, or bytes came that TLS did not protect.</summary>
    Tls,

    /// <summary>The server answered what the protocol does not allow, or BAD.</summary>
    Protocol,

    /// <summary>The server sent more than is taken.</summary>
    Limit,

    /// <summary>The server said NO; the connection can go on being used.</summary>
    No,

    /// <summary>The server ended the session with BYE.</summary>
    Bye,

    /// <summary>No answer in time.</summary>
    Timeout,

    /// <summary>The folder got another UIDVALIDITY while it was open: its UIDs mean other messages now.</summary>
    UidValidityChanged,
}
