namespace Heed.Mail;

/// <summary>Damage that was tolerated; codes of <see cref="MailMessage.Faults"/>.</summary>
public static class MailFaults
{
    /// <summary>Nothing at all, or no header field that could be read.</summary>
    public const string NoHeader = "noHeader";

    /// <summary>A line of the header is neither a field nor the continuation of one.</summary>
    public const string HeaderLine = "headerLine";

    /// <summary>The date cannot be read; <see cref="MailMessage.Date"/> is null.</summary>
    public const string Date = "date";

    /// <summary>A multipart without a boundary, or whose boundary never occurs.</summary>
    public const string Boundary = "boundary";

    /// <summary>A multipart that is not closed: perhaps cut off on its way.</summary>
    public const string Unclosed = "unclosed";

    /// <summary>A transfer encoding that nobody knows; the bytes were taken as they are.</summary>
    public const string TransferEncoding = "transferEncoding";

    /// <summary>Base64 or uuencode with characters that do not belong, or an odd end.</summary>
    public const string Base64 = "base64";

    /// <summary>A charset that nobody knows; it was guessed from the bytes.</summary>
    public const string UnknownCharset = "unknownCharset";

    /// <summary>The text is not in the charset that it claims; it was guessed from the bytes.</summary>
    public const string WrongCharset = "wrongCharset";

    /// <summary>A winmail.dat that could not be opened; it is kept as an attachment.</summary>
    public const string Tnef = "tnef";

    /// <summary>The text is longer than <see cref="MailLimits.MaxTextLength"/> and was cut off.</summary>
    public const string TextCut = "textCut";
}
