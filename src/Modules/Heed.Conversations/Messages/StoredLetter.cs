using Heed.Conversations.Public;
using Heed.Kernel;

namespace Heed.Conversations.Messages;

/// <summary>Row of a message's <see cref="Letter"/>; apart from the thread, so that reading a thread of chats stays light.</summary>
internal sealed class StoredLetter
{
    public WorkspaceId Workspace { get; set; }

    public Guid Message { get; set; }

    public Guid Conversation { get; set; }

    /// <summary>JSON of the <see cref="Letter"/> without its bodies.</summary>
    public string Facts { get; set; } = "";

    public string? Html { get; set; }

    public string? Quote { get; set; }
}
