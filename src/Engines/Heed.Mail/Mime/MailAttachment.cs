namespace Heed.Mail;

/// <summary>A file of a message: one that came, or one to be sent.</summary>
/// <param name="Name">A file name without folders and control characters. Never empty in a parsed message: a part without a name gets a sensible one. It is data only, never a path.</param>
/// <param name="ContentType">Media type in lower case without parameters, such as <c>image/png</c>.</param>
/// <param name="ContentId">The id that HTML refers to as <c>cid:</c>, without angle brackets; null when there is none.</param>
/// <param name="Inline">True when the HTML shows it (refers to its Content-ID), false when it is to be listed beside the text.</param>
/// <param name="Content">The decoded bytes. A parsed one may share memory with the raw message.</param>
public sealed record MailAttachment(string Name, string ContentType, string? ContentId, bool Inline, ReadOnlyMemory<byte> Content);
