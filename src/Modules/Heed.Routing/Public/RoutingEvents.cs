namespace Heed.Routing.Public;

/// <summary>Events about a conversation's way through the queues (kind <c>conversation</c>); part of the API.</summary>
public static class RoutingEvents
{
    /// <summary>It waits in a queue. Facts: queue, kind, rule, again (whether it came back with the place it had).</summary>
    public const string Entered = "queue.entered";

    /// <summary>An agent is asked. Facts: queue, agent, until.</summary>
    public const string Offered = "queue.offered";

    /// <summary>An agent let an offer pass. Facts: queue, agent.</summary>
    public const string Missed = "queue.missed";

    /// <summary>An agent declined an offer. Facts: queue, agent.</summary>
    public const string Declined = "queue.declined";

    /// <summary>It waits no longer. Facts: queue, kind, how (answered, abandoned, withdrawn, resolved), seconds waited this time, agent.</summary>
    public const string Left = "queue.left";

    /// <summary>A customer who had gone while waiting is here again; the place follows.</summary>
    public const string Returned = "queue.returned";

    /// <summary>It has waited longer than the queue's alarm. Facts: queue, seconds.</summary>
    public const string Alarmed = "queue.alarmed";
}
