namespace Heed.Mail;

/// <summary>To which part of a mail a line belongs.</summary>
internal enum ReplyPart : byte
{
    Reply,
    Quote,
    Signature,
}
