namespace Heed.Routing.Public;

/// <summary>Permissions of this module.</summary>
public static class RoutingPermissions
{
    /// <summary>Queues, skills and the rules that choose among them.</summary>
    public const string Manage = "routing.manage";

    /// <summary>Looking after the people at work: the floor, breaks, listening in, taking over, handing to somebody.</summary>
    public const string Supervise = "routing.supervise";
}
