using System.Buffers.Binary;
using System.Text;

namespace Heed.Mail;

/// <summary>
/// The files and the text inside a winmail.dat (MS-OXTNEF), which Exchange sends in place of MIME at times. A stream of attributes:
/// level, tag, length, data, sum; names and long names of files are attributes, or properties inside of one (MS-OXCDATA).
/// </summary>
internal static class Tnef
{
    private const uint Signature = 0x223E9F78;
    private const int MaxFiles = 500;

    private const uint AttachRendering = 0x00069002;
    private const uint AttachTitle = 0x00018010;
    private const uint AttachData = 0x0006800F;
    private const uint AttachProperties = 0x00069005;
    private const uint MessageProperties = 0x00069003;
    private const uint MessageBody = 0x0002800C;
    private const uint CodePageAttribute = 0x00069007;

    /// <summary>What was inside.</summary>
    public sealed record Opened(string? Text, string? Html, IReadOnlyList<MailAttachment> Attachments)
    {
        /// <summary>True when there is nothing that could be shown: properties only, or a body in a form that is not read (compressed RTF).</summary>
        public bool IsEmpty => Text is null && Html is null && Attachments.Count == 0;
    }

    /// <summary>Opens it; null when it is not well-formed to the end. The files share its memory. O(length).</summary>
    public static Opened? Read(ReadOnlyMemory<byte> content)
    {
        if (content.Length < 6 || BinaryPrimitives.ReadUInt32LittleEndian(content.Span) != Signature) return null;
        var files = new List<TnefFile>();
        var body = new TnefFile();
        var encoding = Charsets.OfPage(1252) ?? Encoding.Latin1;
        for (var at = 6; at < content.Length;)
        {
            var span = content.Span[at..];
            if (span.Length < 11 || span[0] is not (1 or 2)) return null;
            var tag = BinaryPrimitives.ReadUInt32LittleEndian(span[1..]);
            var length = BinaryPrimitives.ReadUInt32LittleEndian(span[5..]);
            if (length > span.Length - 11) return null;
            var data = content.Slice(at + 9, (int)length);
            at += 11 + (int)length;

            if (tag == CodePageAttribute && length >= 4) encoding = Charsets.OfPage((int)(BinaryPrimitives.ReadUInt32LittleEndian(data.Span) & 0xFFFF)) ?? encoding;
            else if (tag == MessageBody) body.Text ??= encoding.GetString(data.Span).TrimEnd('\0');
            else if (tag == MessageProperties) TnefProperties.Read(data, encoding, body);
            else if (tag == AttachRendering && files.Count < MaxFiles) files.Add(new TnefFile());
            else if (files.Count == 0) continue;
            else if (tag == AttachTitle) files[^1].Title = encoding.GetString(data.Span).TrimEnd('\0');
            else if (tag == AttachData) files[^1].Data = data;
            else if (tag == AttachProperties) TnefProperties.Read(data, encoding, files[^1]);
        }

        var attachments = files.Where(f => f.Data.Length > 0).Select((f, i) => f.Attachment(i + 1)).ToList();
        return new Opened(body.Text, body.Html, attachments);
    }
}
