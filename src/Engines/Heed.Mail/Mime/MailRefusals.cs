namespace Heed.Mail;

/// <summary>Why a message was not read to its end; codes of <see cref="MailMessage.Refusal"/>. Such a message belongs into quarantine, with its raw bytes.</summary>
public static class MailRefusals
{
    /// <summary>More bytes than <see cref="MailLimits.MaxBytes"/>.</summary>
    public const string TooLarge = "tooLarge";

    /// <summary>More bytes of header than <see cref="MailLimits.MaxHeaderBytes"/>.</summary>
    public const string HeaderTooLong = "headerTooLong";

    /// <summary>More fields than <see cref="MailLimits.MaxHeaderFields"/>.</summary>
    public const string TooManyHeaders = "tooManyHeaders";

    /// <summary>More levels than <see cref="MailLimits.MaxDepth"/>.</summary>
    public const string NestingTooDeep = "nestingTooDeep";

    /// <summary>More parts than <see cref="MailLimits.MaxParts"/>.</summary>
    public const string TooManyParts = "tooManyParts";

    /// <summary>More addresses than <see cref="MailLimits.MaxAddresses"/>.</summary>
    public const string TooManyAddresses = "tooManyAddresses";
}
