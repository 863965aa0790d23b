namespace Heed.Channels.Email.Intake;

/// <summary>One automatic mail of ours, counted so that there are never more than the budget (TRUST 28, 29). Holds a hash, never the address.</summary>
internal sealed class AutomaticAnswer
{
    public WorkspaceId Workspace { get; set; }

    public Guid Id { get; set; }

    /// <summary>Follows from the address.</summary>
    public Guid Address { get; set; }

    public DateTimeOffset At { get; set; }
}
