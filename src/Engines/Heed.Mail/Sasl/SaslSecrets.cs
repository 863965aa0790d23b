using System.Text;

namespace Heed.Mail.Sasl;

/// <summary>The forms in which a server might repeat a secret.</summary>
internal static class SaslSecrets
{
    internal static IReadOnlyList<string> Of(MailCredentials credentials, SaslExchange? exchange) =>
    [
        .. exchange?.First is { } first ? [Convert.ToBase64String(first)] : Array.Empty<string>(),
        Convert.ToBase64String(Encoding.UTF8.GetBytes(credentials.Secret)),
        credentials.Secret,
    ];
}
