namespace Heed.Bot.Talking;

/// <summary>Where a bot stands in a conversation. Written in the unit that says the words, so that both are there or neither.</summary>
internal sealed class Session
{
    public WorkspaceId Workspace { get; set; }

    public Guid Conversation { get; set; }

    public Guid Bot { get; set; }

    /// <summary>Position of the last message that was answered: an event read again changes nothing.</summary>
    public int Position { get; set; }

    /// <summary>JSON of <see cref="Thinking.Mind"/>.</summary>
    public string Mind { get; set; } = "{}";

    /// <summary>JSON of <see cref="Flows.FlowPlace"/>; null outside a flow.</summary>
    public string? Place { get; set; }

    /// <summary>The flow of that place.</summary>
    public Guid? Flow { get; set; }

    public DateTimeOffset UpdatedAt { get; set; }
}
