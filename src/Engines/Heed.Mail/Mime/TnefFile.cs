using System.Globalization;

namespace Heed.Mail;

/// <summary>What is known of one file of a winmail.dat, or of its message.</summary>
internal sealed class TnefFile
{
    public string? Title { get; set; }

    public string? LongName { get; set; }

    public string? ContentType { get; set; }

    public string? ContentId { get; set; }

    public string? Text { get; set; }

    public string? Html { get; set; }

    public ReadOnlyMemory<byte> Data { get; set; }

    public MailAttachment Attachment(int number)
    {
        var name = AttachmentNames.Safe(LongName ?? Title ?? "");
        if (name.Length == 0) name = string.Create(CultureInfo.InvariantCulture, $"attachment-{number}.bin");
        var type = ContentType is not null && ContentType.Contains('/', StringComparison.Ordinal) ? ContentType.ToLowerInvariant() : MediaTypes.OfName(name);
        return new MailAttachment(name, type, string.IsNullOrEmpty(ContentId) ? null : ContentId, Inline: false, Data);
    }
}
