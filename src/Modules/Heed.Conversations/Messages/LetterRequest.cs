using Heed.Conversations.Public;
using Heed.Platform.Web;

namespace Heed.Conversations.Messages;

/// <summary>What an agent says about a message that goes out by mail.</summary>
internal static class LetterRequest
{
    private const int MaxRecipients = 100;
    private const int MaxName = 120;
    private const int MaxAddress = 254;
    private const int MaxSubject = 200;

    /// <summary>Adds what is wrong with subject and recipients. Line ends never get into a header (TRUST 30).</summary>
    public static Validate Check(Validate validate, string? subject, RecipientsRequest? recipients)
    {
        validate.Text(subject, "subject", MaxSubject, required: false);
        if (recipients is null) return validate;
        var all = recipients.All().ToList();
        validate
            .That(recipients.To is { Count: > 0 }, "recipients.to", "required", "At least one recipient.")
            .That(all.Count <= MaxRecipients, "recipients", "tooMany", $"At most {MaxRecipients} recipients.");
        for (var i = 0; i < all.Count; i++)
        {
            validate.Text(all[i].Name, $"recipients[{i}].name", MaxName, required: false)
                .That(IsAddress(all[i].Address), $"recipients[{i}].address", "notEmail", "This is not an e-mail address.");
        }

        return validate;
    }

    public static Letter Compose(string? subject, RecipientsRequest? recipients) => new()
    {
        Subject = subject?.Trim(),
        To = recipients?.To ?? [],
        Cc = recipients?.Cc ?? [],
        Bcc = recipients?.Bcc ?? [],
    };

    private static bool IsAddress(string text)
    {
        var at = text.LastIndexOf('@');
        return at is > 0 and <= 64 && at < text.Length - 1 && text.Length <= MaxAddress
            && !text.Any(c => char.IsWhiteSpace(c) || char.IsControl(c) || c is ',' or ';' or '<' or '>' or '"' or '(' or ')' or '\\' or '[' or ']');
    }
}

/// <summary>Recipients of a message.</summary>
internal sealed record RecipientsRequest(IReadOnlyList<Correspondent> To, IReadOnlyList<Correspondent>? Cc = null, IReadOnlyList<Correspondent>? Bcc = null)
{
    internal IEnumerable<Correspondent> All() => To.Concat(Cc ?? []).Concat(Bcc ?? []);
}
