namespace Heed.Channels.Email.Mailboxes;

/// <summary>Events of mailboxes; their id is the inbox's.</summary>
internal static class MailboxEvents
{
    public const string Kind = "mailbox";
    public const string DownName = "mailbox.down";
    public const string CappedName = "mailbox.answersCapped";

    public static LedgerEvent Created(Guid inbox) => new("mailbox.created", Kind, inbox, 1);

    public static LedgerEvent Changed(Guid inbox, long version) => new("mailbox.changed", Kind, inbox, version);

    /// <summary>The channel works again, or no longer. Facts: direction, code.</summary>
    public static LedgerEvent Health(Guid inbox, string direction, string? code) => new("mailbox.health", Kind, inbox, 0, new { direction, code });

    /// <summary>It has not worked for ten minutes. Facts: direction, code.</summary>
    public static LedgerEvent Down(Guid inbox, string direction, string? code) => new(DownName, Kind, inbox, 0, new { direction, code });

    /// <summary>The hour's budget of automatic mail is used up.</summary>
    public static LedgerEvent Capped(Guid inbox) => new(CappedName, Kind, inbox);
}
