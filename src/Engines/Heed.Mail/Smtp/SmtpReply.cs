namespace Heed.Mail.Smtp;

/// <summary>A server's reply.</summary>
/// <param name="Code">200 to 599.</param>
/// <param name="Enhanced">Enhanced status code (RFC 3463), such as <c>5.1.1</c>; null when there is none or it contradicts the code.</param>
/// <param name="Text">What it says, at most 300 characters, without controls and secrets.</param>
public sealed record SmtpReply(int Code, string? Enhanced, string Text)
{
    /// <summary>2xx.</summary>
    public bool IsPositive => Code is >= 200 and < 300;

    /// <summary>4xx.</summary>
    public bool IsTransient => Code is >= 400 and < 500;

    /// <summary>5xx.</summary>
    public bool IsPermanent => Code is >= 500 and < 600;

    /// <summary>Credentials are missing, refused or too weak (RFC 4954 §6).</summary>
    internal bool IsAboutAuthentication => Code is 530 or 534 or 535 or 538 || (Code is 550 or 554 or 553 && Enhanced is "5.7.8" or "5.7.9" or "5.7.14");

    /// <inheritdoc/>
    public override string ToString() => Enhanced is null ? $"{Code} {Text}" : $"{Code} {Enhanced} {Text}";
}
