namespace Heed.Mail;

/// <summary>How a connection to a mail server is protected. There is no "if the server likes": that invites stripping.</summary>
public enum MailSecurity
{
    /// <summary>The stream that is handed over is TLS already (ports 993, 465).</summary>
    Tls,

    /// <summary>The stream is plain and becomes TLS by STARTTLS before anything else (143, 587). Not offered means refused.</summary>
    StartTls,

    /// <summary>Not protected. Credentials are refused unless explicitly allowed.</summary>
    None,
}
