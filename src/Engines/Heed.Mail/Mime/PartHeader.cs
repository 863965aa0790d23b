using System.Text;

namespace Heed.Mail;

/// <summary>What the header of a part says about its content (RFC 2045, 2183).</summary>
internal static class PartHeader
{
    public static MailPart Part(List<MailHeader> headers, string defaultType)
    {
        var type = MimeValue.Read(HeaderList.First(headers, "Content-Type")?.Value);
        var disposition = MimeValue.Read(HeaderList.First(headers, "Content-Disposition")?.Value);
        return new MailPart
        {
            Headers = headers,
            ContentType = Type(type.Value, defaultType),
            Parameters = type.Parameters,
            Disposition = disposition.Value.Length == 0 ? null : disposition.Value,
            FileName = Name(disposition.Parameters, "filename") ?? Name(type.Parameters, "name") ?? Name(type.Parameters, "filename") ?? Name(disposition.Parameters, "name"),
            ContentId = MessageIds.First(HeaderList.First(headers, "Content-ID")?.Value),
        };
    }

    /// <summary>True for a type whose content is a message, or the header of one.</summary>
    public static bool IsMessage(string type) => type is "message/rfc822" or "message/global" or "message/news" or "text/rfc822-headers" or "text/rfc822-header" or "message/global-headers" or "text/rfc822" or "message/rfc2822";

    /// <summary>True for a type whose content is a whole message, not its header alone.</summary>
    public static bool HoldsBody(string type) => IsMessage(type) && !type.Contains("header", StringComparison.Ordinal);

    public static byte[]? Boundary(MailPart part)
    {
        if (!part.Parameters.TryGetValue("boundary", out var boundary)) return null;
        boundary = boundary.TrimEnd();
        return boundary.Length == 0 ? null : Encoding.UTF8.GetBytes(boundary);
    }

    private static string Type(string written, string defaultType)
    {
        if (written.Length == 0) return defaultType;
        var slash = written.IndexOf('/', StringComparison.Ordinal);
        if (slash > 0 && slash < written.Length - 1) return written;
        return (slash < 0 ? written : written[..slash]) switch
        {
            "multipart" or "mixed" or "alternative" => "multipart/mixed",
            "message" or "rfc822" => "message/rfc822",
            "html" => "text/html",
            "text" or "plain" or "" => "text/plain",
            _ => slash < 0 && written is not ("application" or "image" or "audio" or "video") ? defaultType : "application/octet-stream",
        };
    }

    private static string? Name(IReadOnlyDictionary<string, string> parameters, string name) =>
        parameters.TryGetValue(name, out var value) && !string.IsNullOrWhiteSpace(value) ? value : null;
}
