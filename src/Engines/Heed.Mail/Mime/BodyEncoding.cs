using System.Buffers;
using System.Buffers.Text;
using System.Text;

namespace Heed.Mail;

/// <summary>Content with the transfer encoding that carries it best: as it is, quoted-printable where little is to be encoded, base64 for the rest.</summary>
internal sealed class BodyEncoding
{
    /// <summary>How our boundaries begin; a text with such a line is encoded, in which it cannot occur.</summary>
    public const string BoundaryMark = "=_heed_";

    private const int LongestLine = 900;
    private const int Base64Line = 57;

    private readonly ReadOnlyMemory<byte> _content;

    private BodyEncoding(string name, string charset, string contentType, ReadOnlyMemory<byte> content)
    {
        Name = name;
        Charset = charset;
        ContentType = contentType;
        _content = content;
    }

    /// <summary>The value of Content-Transfer-Encoding.</summary>
    public string Name { get; }

    public string Charset { get; }

    public string ContentType { get; }

    /// <summary>A body, with any line ends; NUL is left out, it may not be sent.</summary>
    public static BodyEncoding OfText(string text)
    {
        var lines = text.Replace("\0", "", StringComparison.Ordinal).Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n').Replace("\n", "\r\n", StringComparison.Ordinal);
        if (!lines.EndsWith("\r\n", StringComparison.Ordinal)) lines += "\r\n";
        var bytes = Encoding.UTF8.GetBytes(lines);
        var high = 0;
        foreach (var value in bytes)
        {
            if (value >= 0x80) high++;
        }

        var charset = high == 0 ? "us-ascii" : "utf-8";
        if (high == 0 && TravelsAsIs(bytes)) return new("7bit", charset, "", bytes);
        return new(high * 6 > bytes.Length ? "base64" : "quoted-printable", charset, "", bytes);
    }

    /// <summary>A file. A message goes as it is, for it may not be encoded (RFC 2046 section 5.2.1); one that cannot goes as bytes.</summary>
    public static BodyEncoding OfFile(string contentType, ReadOnlyMemory<byte> content)
    {
        var type = contentType.ToLowerInvariant();
        if (type == "message/rfc822" && !content.Span.ContainsAnyExceptInRange((byte)1, (byte)0x7F) && TravelsAsIs(content.Span)) return new("7bit", "", type, content);
        var slash = type.IndexOf('/', StringComparison.Ordinal);
        var isType = slash > 0 && slash < type.Length - 1 && !type.AsSpan().ContainsAnyExcept("abcdefghijklmnopqrstuvwxyz0123456789!#$&^_.+-/") && !type.StartsWith("multipart/", StringComparison.Ordinal) && !type.StartsWith("message/", StringComparison.Ordinal);
        return new("base64", "", isType ? type : "application/octet-stream", content);
    }

    public void WriteTo(IBufferWriter<byte> target)
    {
        if (Name == "7bit") target.Write(_content.Span);
        else if (Name == "base64") WriteBase64(target);
        else QuotedPrintableWriter.Write(_content.Span, target);
    }

    /// <summary>True for ASCII whose lines are short, end properly, and that no server changes on the way.</summary>
    private static bool TravelsAsIs(ReadOnlySpan<byte> bytes)
    {
        while (bytes.Length > 0)
        {
            var end = bytes.IndexOf((byte)'\n');
            var line = end < 0 ? bytes : bytes[..end];
            if (end >= 0 && !line.EndsWith("\r"u8)) return false;
            if (end >= 0) line = line[..^1];
            if (line.Length > LongestLine || line.Contains((byte)'\r') || line.StartsWith("From "u8) || line.StartsWith("--=_"u8)) return false;
            bytes = end < 0 ? default : bytes[(end + 1)..];
        }

        return true;
    }

    private void WriteBase64(IBufferWriter<byte> target)
    {
        for (var at = 0; at < _content.Length; at += Base64Line)
        {
            var line = _content.Span.Slice(at, Math.Min(Base64Line, _content.Length - at));
            var room = target.GetSpan(80);
            Base64.EncodeToUtf8(line, room, out _, out var written);
            "\r\n"u8.CopyTo(room[written..]);
            target.Advance(written + 2);
        }
    }
}
