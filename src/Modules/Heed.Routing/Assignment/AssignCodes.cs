namespace Heed.Routing.Assignment;

/// <summary>Reasons that stand on a conversation's activity line; the console words them.</summary>
internal static class AssignCodes
{
    /// <summary>Handed over by the engine. Facts: why, queue, waited (seconds), free (agents with room), load (units before).</summary>
    internal const string Routed = "routed";

    /// <summary>The agent accepted an offer. Facts: queue, waited.</summary>
    internal const string Accepted = "accepted";

    /// <summary>Back to the queue: its agent stayed silent. Facts: agent, queue.</summary>
    internal const string AgentSilent = "agentSilent";
}
