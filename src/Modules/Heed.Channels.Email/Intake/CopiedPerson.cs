namespace Heed.Channels.Email.Intake;

/// <summary>What was decided about an address that stands in a thread besides the customer's: in from then on, or kept out. Without a row nothing is decided, and nothing is sent there.</summary>
internal sealed class CopiedPerson
{
    public WorkspaceId Workspace { get; set; }

    public Guid Conversation { get; set; }

    /// <summary>In lower case.</summary>
    public string Address { get; set; } = "";

    public string Name { get; set; } = "";

    /// <summary>True when the address is in, false when it is kept out.</summary>
    public bool Approved { get; set; }

    /// <summary>Who decided; null when the verified sender of a conversation's first mail brought it along.</summary>
    public Guid? DecidedBy { get; set; }

    public DateTimeOffset At { get; set; }
}
