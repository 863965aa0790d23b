namespace Heed.Channels.Email.Intake;

/// <summary>Why a mail is in quarantine or left aside; codes that the console words. Those of <see cref="Heed.Mail.MailRefusals"/> come in addition.</summary>
internal static class QuarantineReason
{
    /// <summary>Reading it failed; the detail says how.</summary>
    public const string Failed = "failed";

    /// <summary>Reading it took the server down, more than once.</summary>
    public const string Crashed = "crashed";

    /// <summary>Larger than the mailbox takes.</summary>
    public const string TooLarge = "tooLarge";

    /// <summary>It has gone round in a circle.</summary>
    public const string Loop = "loop";

    /// <summary>It claims to come from this mailbox itself.</summary>
    public const string OwnAddress = "ownAddress";

    /// <summary>More from one sender than anybody writes.</summary>
    public const string TooMany = "tooMany";

    /// <summary>Nobody is named as its sender.</summary>
    public const string NoSender = "noSender";

    /// <summary>The sender is on the block list.</summary>
    public const string Blocked = "blocked";

    /// <summary>A report about a mail that Heed does not know.</summary>
    public const string StrayReport = "strayReport";

    /// <summary>The inbox takes no messages any more.</summary>
    public const string InboxArchived = "inboxArchived";

    /// <summary>Left aside: the same mail is here already.</summary>
    public const string Double = "double";

    /// <summary>Left aside: our own mail came back.</summary>
    public const string OwnMail = "ownMail";
}
