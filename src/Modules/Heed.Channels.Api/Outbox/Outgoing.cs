namespace Heed.Channels.Api.Outbox;

/// <summary>A message on its way to the other system. Words and files are read when it is sent.</summary>
internal sealed class Outgoing
{
    public WorkspaceId Workspace { get; init; }

    /// <summary>Id of the message; it is the <c>webhook-id</c> of every attempt.</summary>
    public Guid Message { get; init; }

    public Guid Inbox { get; init; }

    public Guid Conversation { get; init; }

    public Guid Customer { get; init; }

    public OutgoingStage Stage { get; set; }

    public int Attempts { get; set; }

    /// <summary>When it was put here; orders the messages of a conversation.</summary>
    public DateTimeOffset At { get; init; }

    /// <summary>From when on the time of trying is counted.</summary>
    public DateTimeOffset Begun { get; set; }

    public DateTimeOffset Due { get; set; }
}
