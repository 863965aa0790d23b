using Heed.Deadlines.Public;

namespace Heed.Deadlines.Breaches;

/// <summary>A promise that was broken. It names no person: who had it then stands in the event.</summary>
internal sealed class Breach
{
    public WorkspaceId Workspace { get; set; }

    public Guid Id { get; set; }

    public Guid Conversation { get; set; }

    public DeadlineKind Kind { get; set; }

    public Guid Policy { get; set; }

    public Guid Brand { get; set; }

    public Guid Inbox { get; set; }

    public Guid? Team { get; set; }

    public int TargetMinutes { get; set; }

    public DateTimeOffset StartedAt { get; set; }

    public DateTimeOffset DueAt { get; set; }

    /// <summary>When it was done after all; null while it is still owed.</summary>
    public DateTimeOffset? EndedAt { get; set; }

    public BreachReason? Reason { get; set; }
}
