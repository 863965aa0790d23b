namespace Heed.Mail;

/// <summary>What a line of a header block that a mail program wrote above an earlier mail tells.</summary>
[Flags]
internal enum HeadField : byte
{
    None = 0,
    From = 1,
    Date = 2,
    To = 4,
    Subject = 8,
    Other = 16,
}
