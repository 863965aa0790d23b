using Heed.Kernel;

namespace Heed.Conversations.Messages;

/// <summary>What a message said before it was edited or deleted.</summary>
internal sealed class MessageVersion
{
    public WorkspaceId Workspace { get; set; }

    public Guid Message { get; set; }

    /// <summary>1, 2, 3 … in order of time.</summary>
    public int Number { get; set; }

    public Guid Conversation { get; set; }

    public string Text { get; set; } = "";

    /// <summary>Who replaced it.</summary>
    public Guid? By { get; set; }

    /// <summary>When it was replaced.</summary>
    public DateTimeOffset At { get; set; }
}
