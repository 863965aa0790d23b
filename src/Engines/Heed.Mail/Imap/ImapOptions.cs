namespace Heed.Mail.Imap;

/// <summary>How a client works with one server, and what it takes from it at most.</summary>
public sealed record ImapOptions
{
    /// <summary>Protection of the stream that is handed over.</summary>
    public MailSecurity Security { get; init; } = MailSecurity.Tls;

    /// <summary>Makes TLS of a plain stream and checks the certificate; needed for <see cref="MailSecurity.StartTls"/>.</summary>
    public Func<Stream, CancellationToken, Task<Stream>>? Upgrade { get; init; }

    /// <summary>Signs in over a connection that is not protected; for servers on the same machine only.</summary>
    public bool AllowPlaintextCredentials { get; init; }

    /// <summary>Name of the server, named in an OAUTHBEARER sign-in.</summary>
    public string Host { get; init; } = "";

    /// <summary>Port of the server, named in an OAUTHBEARER sign-in.</summary>
    public int Port { get; init; } = 993;

    /// <summary>Clock of all limits.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>Time of one operation; a transfer has more, by its size and <see cref="SlowestTransfer"/>.</summary>
    public TimeSpan OperationTimeout { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>The slowest transfer that is borne, in bytes per second.</summary>
    public int SlowestTransfer { get; init; } = 8 * 1024;

    /// <summary>Longest line, in bytes. A SEARCH answer is one line.</summary>
    public int MaxLine { get; init; } = 1024 * 1024;

    /// <summary>Longest literal that is not a message, in bytes.</summary>
    public int MaxLiteral { get; init; } = 256 * 1024;

    /// <summary>Most responses to one command.</summary>
    public int MaxResponses { get; init; } = 1_000_000;

    /// <summary>Largest message that is fetched, in bytes; of a larger one only the headers are.</summary>
    public long MaxMessage { get; init; } = 50 * 1024 * 1024;

    /// <summary>Most header bytes of a message that is too large.</summary>
    public int MaxHeaders { get; init; } = 256 * 1024;

    /// <summary>Most folders in a list.</summary>
    public int MaxFolders { get; init; } = 10_000;

    /// <summary>An IDLE is renewed after this, before servers and routers forget it (RFC 2177: 29 minutes).</summary>
    public TimeSpan IdleRenewal { get; init; } = TimeSpan.FromMinutes(28);

    /// <summary>Version told to servers that ask who is there (ID, RFC 2971; some refuse to open a folder without it).</summary>
    public string ClientVersion { get; init; } = "1";
}
