using System.Text;

namespace Heed.Mail.Sasl;

/// <summary>One way to sign in: its name, what the client says first, and what it answers when the server goes on asking.</summary>
/// <param name="Mechanism">SASL name.</param>
/// <param name="First">Initial response, not yet in base64; null when the server speaks first.</param>
/// <param name="Answers">What follows, in order; a server that asks for more is answered with "*", which cancels.</param>
internal sealed record SaslExchange(string Mechanism, byte[]? First, IReadOnlyList<byte[]> Answers)
{
    private static readonly byte[] Nothing = [];

    /// <summary>The best mechanism that the server offers for these credentials, or null.</summary>
    internal static SaslExchange? Choose(MailCredentials credentials, Func<string, bool> offers, string host, int port) => credentials switch
    {
        PasswordCredentials when offers("PLAIN") => Plain(credentials),
        PasswordCredentials when offers("LOGIN") => new("LOGIN", null, [Encoding.UTF8.GetBytes(credentials.User), Encoding.UTF8.GetBytes(credentials.Secret)]),
        TokenCredentials when offers("OAUTHBEARER") => OAuthBearer(credentials, host, port),
        TokenCredentials when offers("XOAUTH2") => XOAuth2(credentials),
        _ => null,
    };

    /// <summary>RFC 4616.</summary>
    private static SaslExchange Plain(MailCredentials credentials) =>
        new("PLAIN", Encoding.UTF8.GetBytes($"\0{credentials.User}\0{credentials.Secret}"), []);

    /// <summary>Google's and Microsoft's; after an error in JSON the server waits for an empty answer.</summary>
    private static SaslExchange XOAuth2(MailCredentials credentials) =>
        new("XOAUTH2", Encoding.UTF8.GetBytes($"user={credentials.User}\u0001auth=Bearer {credentials.Secret}\u0001\u0001"), [Nothing]);

    /// <summary>RFC 7628; the name is a GS2 "saslname", so "," and "=" are escaped. An error is answered with one %x01.</summary>
    private static SaslExchange OAuthBearer(MailCredentials credentials, string host, int port)
    {
        var name = credentials.User.Replace("=", "=3D", StringComparison.Ordinal).Replace(",", "=2C", StringComparison.Ordinal);
        return new("OAUTHBEARER", Encoding.UTF8.GetBytes($"n,a={name},\u0001host={host}\u0001port={port}\u0001auth=Bearer {credentials.Secret}\u0001\u0001"), [[1]]);
    }
}
