namespace Heed.Routing.Skills;

/// <summary>What was written down about somebody who answers.</summary>
internal sealed class AgentAbility
{
    internal const string LiveKind = "routingAgent";

    public WorkspaceId Workspace { get; set; }

    public Guid Person { get; set; }

    public long Version { get; set; } = 1;

    /// <summary>JSON: levels by skill.</summary>
    public string Skills { get; set; } = "{}";

    /// <summary>JSON: an array of language codes.</summary>
    public string Languages { get; set; } = "[]";

    /// <summary>JSON of <see cref="AgentCapacity"/>.</summary>
    public string Capacity { get; set; } = "{}";
}
