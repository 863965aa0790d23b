using System.Collections.Frozen;
using System.Globalization;

namespace Heed.Mail;

/// <summary>Names of files: the sender's without its traps, or a sensible one when there is none.</summary>
internal static class AttachmentNames
{
    private const int MaxLength = 200;

    private static readonly FrozenDictionary<string, string> Extensions = new Dictionary<string, string>
    {
        ["image/jpeg"] = "jpg",
        ["image/pjpeg"] = "jpg",
        ["image/png"] = "png",
        ["image/gif"] = "gif",
        ["image/bmp"] = "bmp",
        ["image/webp"] = "webp",
        ["image/tiff"] = "tif",
        ["image/svg+xml"] = "svg",
        ["image/heic"] = "heic",
        ["application/pdf"] = "pdf",
        ["application/zip"] = "zip",
        ["application/x-zip-compressed"] = "zip",
        ["application/msword"] = "doc",
        ["application/vnd.ms-excel"] = "xls",
        ["application/vnd.ms-powerpoint"] = "ppt",
        ["application/vnd.openxmlformats-officedocument.wordprocessingml.document"] = "docx",
        ["application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"] = "xlsx",
        ["application/vnd.openxmlformats-officedocument.presentationml.presentation"] = "pptx",
        ["application/rtf"] = "rtf",
        ["text/rtf"] = "rtf",
        ["application/json"] = "json",
        ["application/xml"] = "xml",
        ["text/xml"] = "xml",
        ["text/plain"] = "txt",
        ["text/html"] = "html",
        ["text/csv"] = "csv",
        ["text/calendar"] = "ics",
        ["text/vcard"] = "vcf",
        ["text/x-vcard"] = "vcf",
        ["text/directory"] = "vcf",
        ["audio/mpeg"] = "mp3",
        ["audio/wav"] = "wav",
        ["audio/x-wav"] = "wav",
        ["audio/amr"] = "amr",
        ["audio/mp4"] = "m4a",
        ["video/mp4"] = "mp4",
        ["video/quicktime"] = "mov",
        ["video/3gpp"] = "3gp",
        ["application/pgp-signature"] = "asc",
        ["application/pgp-keys"] = "asc",
        ["application/pkcs7-signature"] = "p7s",
        ["application/x-pkcs7-signature"] = "p7s",
        ["application/pkcs7-mime"] = "p7m",
        ["application/ms-tnef"] = "dat",
        ["message/rfc822"] = "eml",
        ["message/global"] = "eml",
        ["message/delivery-status"] = "txt",
        ["message/feedback-report"] = "txt",
        ["message/disposition-notification"] = "txt",
        ["text/rfc822-headers"] = "txt",
        ["application/gzip"] = "gz",
        ["application/octet-stream"] = "bin",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, string> Stems = new Dictionary<string, string>
    {
        ["text/calendar"] = "invite",
        ["application/pgp-signature"] = "signature",
        ["application/pkcs7-signature"] = "smime",
        ["application/x-pkcs7-signature"] = "smime",
        ["application/pkcs7-mime"] = "smime",
        ["message/delivery-status"] = "delivery-status",
        ["message/feedback-report"] = "feedback-report",
        ["message/disposition-notification"] = "receipt",
        ["text/rfc822-headers"] = "header",
        ["application/ms-tnef"] = "winmail",
        ["text/html"] = "page",
        ["message/rfc822"] = "message",
        ["message/global"] = "message",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The name of a part; of parts without one the n-th of its kind gets a number from 2 on.</summary>
    public static string Of(MailPart part, Dictionary<string, int> unnamed)
    {
        var written = part.FileName ?? Location(part) ?? Description(part);
        if (written is not null && Safe(written) is { Length: > 0 } safe) return safe;
        if (part.Message is { Subject.Length: > 0 } message && Safe(message.Subject.Replace('/', '-').Replace('\\', '-')) is { Length: > 0 } subject && PartHeader.HoldsBody(part.ContentType)) return subject + ".eml";

        var slash = part.ContentType.IndexOf('/', StringComparison.Ordinal);
        var stem = Stems.GetValueOrDefault(part.ContentType) ?? part.ContentType[..slash] switch { "image" => "image", "audio" => "audio", "video" => "video", "text" => "text", _ => "attachment" };
        var extension = Extensions.GetValueOrDefault(part.ContentType, "bin");
        var key = $"{stem}.{extension}";
        var count = unnamed[key] = unnamed.GetValueOrDefault(key) + 1;
        return count == 1 ? key : string.Create(CultureInfo.InvariantCulture, $"{stem}-{count}.{extension}");
    }

    /// <summary>The last piece of a path without control, bidirectional and zero-width characters and without dots at the ends; empty when nothing is left.</summary>
    public static string Safe(string written)
    {
        var name = written.AsSpan().Trim();
        if (name.LastIndexOfAny('/', '\\') is var slash and >= 0) name = name[(slash + 1)..];
        var kept = new System.Text.StringBuilder(Math.Min(name.Length, MaxLength));
        foreach (var c in name)
        {
            var category = char.GetUnicodeCategory(c);
            if (category is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator) continue;
            kept.Append(c is '<' or '>' or ':' or '"' or '|' or '?' or '*' ? '_' : c);
        }

        return Short(kept.ToString().Trim(' ', '.'));
    }

    private static string Short(string name)
    {
        if (name.Length <= MaxLength) return name;
        var dot = name.LastIndexOf('.');
        var extension = dot >= name.Length - 12 && dot > 0 ? name[dot..] : "";
        var cut = MaxLength - extension.Length;
        if (char.IsHighSurrogate(name[cut - 1])) cut--;
        return name[..cut] + extension;
    }

    private static string? Location(MailPart part)
    {
        if (part.Header("Content-Location") is not { Length: > 0 } location) return null;
        var name = location[(location.LastIndexOf('/') + 1)..];
        var query = name.AsSpan().IndexOfAny('?', '#');
        if (query >= 0) name = name[..query];
        return name.Contains('.', StringComparison.Ordinal) ? Uri.UnescapeDataString(name) : null;
    }

    private static string? Description(MailPart part) =>
        part.Header("Content-Description") is { Length: > 3 and < 150 } description && description.LastIndexOf('.') is var dot && dot > 0 && dot >= description.Length - 6 && dot < description.Length - 2
            && !description.AsSpan(dot + 1).ContainsAnyExcept("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789") ? description : null;
}
