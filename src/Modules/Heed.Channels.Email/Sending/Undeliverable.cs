namespace Heed.Channels.Email.Sending;

/// <summary>An address that a server has refused for good. Shown to agents before they write there again.</summary>
internal sealed class Undeliverable
{
    public WorkspaceId Workspace { get; set; }

    /// <summary>In lower case.</summary>
    public string Address { get; set; } = "";

    public string Code { get; set; } = "";

    public string? Text { get; set; }

    public DateTimeOffset At { get; set; }
}
