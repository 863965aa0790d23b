namespace Heed.Channels.Email.Quarantine;

/// <summary>Events of mails in quarantine; their id is the mail's.</summary>
internal static class QuarantineEvents
{
    public const string Kind = "quarantinedMail";
    public const string AddedName = "letter.quarantined";

    public static LedgerEvent Added(Guid mail, Guid inbox, string reason) => new(AddedName, Kind, mail, 0, new { inbox, reason });

    public static LedgerEvent Left(Guid mail, Guid inbox) => new("letter.unquarantined", Kind, mail, 0, new { inbox });
}
