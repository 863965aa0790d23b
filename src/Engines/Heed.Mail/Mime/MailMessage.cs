namespace Heed.Mail;

/// <summary>A message as it was read. Everything is there even of the worst mail, only emptier; immutable once <see cref="MailParser"/> has made it.</summary>
public sealed class MailMessage
{
    internal MailMessage(MailPart root) => Root = root;

    /// <summary>The tree of parts; a message that is no multipart has the root alone.</summary>
    public MailPart Root { get; }

    /// <summary>All header fields in order, encoded words as written.</summary>
    public IReadOnlyList<MailHeader> AllHeaders => Root.Headers;

    /// <summary>The author: the first address of From that is complete, else the first, else Sender, Reply-To or Return-Path; null when nobody is named.</summary>
    public MailAddress? From { get; internal init; }

    /// <summary>All addresses of From: more than one is allowed, and a sign of forgery at times.</summary>
    public IReadOnlyList<MailAddress> FromAll { get; internal init; } = [];

    public MailAddress? Sender { get; internal init; }

    public IReadOnlyList<MailAddress> To { get; internal init; } = [];

    public IReadOnlyList<MailAddress> Cc { get; internal init; } = [];

    public IReadOnlyList<MailAddress> Bcc { get; internal init; } = [];

    public IReadOnlyList<MailAddress> ReplyTo { get; internal init; } = [];

    /// <summary>The envelope's sender as the last server wrote it; empty for <c>&lt;&gt;</c>, null when the header is missing.</summary>
    public string? ReturnPath { get; internal init; }

    /// <summary>Decoded, on one line; empty when there is none.</summary>
    public string Subject { get; internal init; } = "";

    /// <summary>When it says it was written; null when that cannot be read.</summary>
    public DateTimeOffset? Date { get; internal init; }

    /// <summary>Without angle brackets; null when there is none. Never trust it to be unique.</summary>
    public string? MessageId { get; internal init; }

    /// <summary>Without angle brackets, in order, each once.</summary>
    public IReadOnlyList<string> InReplyTo { get; internal init; } = [];

    /// <summary>Without angle brackets, oldest first, each once.</summary>
    public IReadOnlyList<string> References { get; internal init; } = [];

    /// <summary>The body as plain text with <c>\n</c>; made from the HTML when there is no other. Quotes and signatures are still in it.</summary>
    public string Text { get; internal set; } = "";

    /// <summary>The body as HTML, as it came: hostile, to be cleaned before it is shown. Null when there is none.</summary>
    public string? Html { get; internal set; }

    /// <summary>True when <see cref="Text"/> was made from <see cref="Html"/>.</summary>
    public bool TextIsFromHtml { get; internal set; }

    /// <summary>The files, pictures of the HTML included (<see cref="MailAttachment.Inline"/>), in order.</summary>
    public IReadOnlyList<MailAttachment> Attachments { get; internal set; } = [];

    /// <summary>Damage that was tolerated: codes of <see cref="MailFaults"/>, each once.</summary>
    public IReadOnlyList<string> Faults { get; internal set; } = [];

    /// <summary>The limit that was exceeded, a code of <see cref="MailRefusals"/>: what follows it is not here. Null for a message that was read to its end.</summary>
    public string? Refusal { get; internal set; }

    /// <summary>The decoded value of the first field of this name, or null. Names are compared without regard to case.</summary>
    public string? Header(string name) => HeaderList.First(AllHeaders, name)?.Text;

    /// <summary>The decoded values of all fields of this name, in order.</summary>
    public IEnumerable<string> Headers(string name) => HeaderList.All(AllHeaders, name).Select(h => h.Text);

    /// <summary>Every part of the tree from top to bottom, those of messages inside included: where reports are looked for.</summary>
    public IEnumerable<MailPart> AllParts() => Root.All();
}
