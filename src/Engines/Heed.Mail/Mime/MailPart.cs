namespace Heed.Mail;

/// <summary>A node of the tree of parts: a multipart with its parts, a message inside the message, or a leaf with content.</summary>
public sealed class MailPart
{
    /// <summary>The header fields of the part, in order. Those of the root are the message's.</summary>
    public IReadOnlyList<MailHeader> Headers { get; internal init; } = [];

    /// <summary>Media type in lower case, without parameters; <c>text/plain</c> (in a digest <c>message/rfc822</c>) when none can be read.</summary>
    public string ContentType { get; internal set; } = "text/plain";

    /// <summary>Parameters of the content type, decoded (RFC 2231), by name without regard to case.</summary>
    public IReadOnlyDictionary<string, string> Parameters { get; internal set; } = MimeValue.NoParameters;

    /// <summary><c>inline</c>, <c>attachment</c> or another word in lower case; null when there is none.</summary>
    public string? Disposition { get; internal init; }

    /// <summary>The file name as the sender wrote it, decoded; null when there is none.</summary>
    public string? FileName { get; internal init; }

    /// <summary>Content-ID without angle brackets; null when there is none.</summary>
    public string? ContentId { get; internal init; }

    /// <summary>The bytes with the transfer encoding undone; of a multipart the bytes between header and end as they are. Shares memory with the raw message where nothing was encoded.</summary>
    public ReadOnlyMemory<byte> Content { get; internal set; }

    /// <summary>The parts of a multipart, in order; else empty.</summary>
    public IReadOnlyList<MailPart> Parts { get; internal set; } = [];

    /// <summary>The message inside, when this is a <c>message/rfc822</c>, <c>message/global</c> or <c>text/rfc822-headers</c> (of which only the header is there); else null.</summary>
    public MailMessage? Message { get; internal set; }

    /// <summary>True when the content is text: <see cref="Text"/> makes sense then.</summary>
    public bool IsText => ContentType.StartsWith("text/", StringComparison.Ordinal)
        || ContentType is "message/delivery-status" or "message/global-delivery-status" or "message/feedback-report" or "message/disposition-notification";

    /// <summary>The content as text, in its charset or the likeliest one, with line ends as <c>\n</c>. Decoded at each call, in O(length).</summary>
    public string Text => Charsets.Decode(Content.Span, Parameters.GetValueOrDefault("charset"), out _).ReplaceLineEndings("\n");

    /// <summary>The decoded value of the first field of this name, or null.</summary>
    public string? Header(string name) => HeaderList.First(Headers, name)?.Text;

    /// <summary>This part and all below it, from top to bottom, messages inside the message included.</summary>
    public IEnumerable<MailPart> All()
    {
        yield return this;
        foreach (var below in Message is null ? Parts : [Message.Root])
        {
            foreach (var part in below.All()) yield return part;
        }
    }
}
