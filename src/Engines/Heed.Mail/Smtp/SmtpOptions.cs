using Heed.Mail.Sasl;

namespace Heed.Mail.Smtp;

/// <summary>How a client works with one server, and what it takes from it at most.</summary>
public sealed record SmtpOptions
{
    /// <summary>Protection of the stream that is handed over.</summary>
    public MailSecurity Security { get; init; } = MailSecurity.StartTls;

    /// <summary>Makes TLS of a plain stream and checks the certificate; needed for <see cref="MailSecurity.StartTls"/>.</summary>
    public Func<Stream, CancellationToken, Task<Stream>>? Upgrade { get; init; }

    /// <summary>Signs in over a connection that is not protected; for servers on the same machine only.</summary>
    public bool AllowPlaintextCredentials { get; init; }

    /// <summary>Who signs in; null for servers that ask nobody.</summary>
    public MailCredentials? Credentials { get; init; }

    /// <summary>Our own name in EHLO: a host name or an address literal, ASCII letters, digits and <c>.-[]:</c>.</summary>
    public string ClientName { get; init; } = "localhost";

    /// <summary>Name of the server, named in an OAUTHBEARER sign-in.</summary>
    public string Host { get; init; } = "";

    /// <summary>Port of the server, named in an OAUTHBEARER sign-in.</summary>
    public int Port { get; init; } = 587;

    /// <summary>Clock of all limits.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>Time for one reply.</summary>
    public TimeSpan ReplyTimeout { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>Time for the reply to a whole message: servers scan and deliver meanwhile (RFC 5321 §4.5.3.2.6).</summary>
    public TimeSpan FinalReplyTimeout { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>The slowest transfer that is borne, in bytes per second.</summary>
    public int SlowestTransfer { get; init; } = 8 * 1024;

    /// <summary>Longest reply line, in bytes.</summary>
    public int MaxLine { get; init; } = 4096;

    /// <summary>Most lines of one reply.</summary>
    public int MaxReplyLines { get; init; } = 200;
}
