namespace Heed.Mail;

/// <summary>One header field of a message or of a part.</summary>
/// <param name="Name">The name as written; names are compared without regard to case.</param>
/// <param name="Value">The value, unfolded and trimmed; encoded words (RFC 2047) still stand as written. Raw 8-bit text is decoded already (RFC 6532, or the likeliest charset).</param>
public sealed record MailHeader(string Name, string Value)
{
    /// <summary>The value as a person reads it: encoded words decoded, control characters turned into blanks. Computed at each call, in O(length).</summary>
    public string Text => EncodedWords.Decode(Value);
}
