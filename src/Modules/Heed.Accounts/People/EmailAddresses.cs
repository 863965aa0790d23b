using System.Net.Mail;

namespace Heed.Accounts.People;

/// <summary>E-mail addresses as sign-in names: compared without regard to case and Unicode form.</summary>
internal static class EmailAddresses
{
    public const int MaxLength = 254;

    public static string Normalize(string email) => email.Trim().Normalize(System.Text.NormalizationForm.FormKC).ToLowerInvariant();

    /// <summary>Whether mail could be sent to it: one address, no display name, nothing that could reach a header.</summary>
    public static bool IsValid(string? email)
    {
        var trimmed = email?.Trim();
        return trimmed is { Length: >= 3 and <= MaxLength }
            && !trimmed.Any(c => char.IsControl(c) || char.IsWhiteSpace(c) || c is '"' or '<' or '>' or ',' or ';' or '(' or ')')
            && MailAddress.TryCreate(trimmed, out var parsed) && parsed.Address == trimmed && parsed.Host.Length > 0;
    }
}
