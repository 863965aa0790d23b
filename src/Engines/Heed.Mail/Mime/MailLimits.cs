namespace Heed.Mail;

/// <summary>How much one message may hold. What is beyond is not read, and <see cref="MailMessage.Refusal"/> says so.</summary>
public sealed record MailLimits
{
    /// <summary>The limits of ordinary mail: far above what people send, far below what hurts.</summary>
    public static MailLimits Default { get; } = new();

    /// <summary>Most bytes of the whole raw message.</summary>
    public int MaxBytes { get; init; } = 64 << 20;

    /// <summary>Most bytes of the header of the message, or of any one part.</summary>
    public int MaxHeaderBytes { get; init; } = 512 << 10;

    /// <summary>Most header fields of the message, or of any one part.</summary>
    public int MaxHeaderFields { get; init; } = 2000;

    /// <summary>Most levels of parts inside parts and messages inside messages.</summary>
    public int MaxDepth { get; init; } = 32;

    /// <summary>Most parts altogether, those of messages inside the message included.</summary>
    public int MaxParts { get; init; } = 2000;

    /// <summary>Most addresses in all address headers of one message together.</summary>
    public int MaxAddresses { get; init; } = 5000;

    /// <summary>Most UTF-16 units of <see cref="MailMessage.Text"/> and of <see cref="MailMessage.Html"/> each; the rest is cut off (<see cref="MailFaults.TextCut"/>), which is no refusal.</summary>
    public int MaxTextLength { get; init; } = 4 << 20;
}
