namespace Heed.Channels.Email.Sending;

/// <summary>What an agent puts below mail, in both languages.</summary>
internal sealed class AgentSignature
{
    public WorkspaceId Workspace { get; set; }

    public Guid Person { get; set; }

    public string Zh { get; set; } = "";

    public string En { get; set; } = "";
}
