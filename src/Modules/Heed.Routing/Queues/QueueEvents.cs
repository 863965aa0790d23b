namespace Heed.Routing.Queues;

/// <summary>Events of what decides who gets what. Skills, people's abilities and rules tell themselves, and <see cref="Changed"/> besides: whoever assigns listens to that alone.</summary>
internal static class QueueEvents
{
    internal const string Created = "queue.created", Changed = "queue.changed", Deleted = "queue.deleted";

    /// <summary>Says that the ground of assigning has changed without a queue being edited.</summary>
    internal static void Unsettle(Unit unit)
    {
        var standing = unit.First($"select id, version from routing_queues where workspace = {unit.Workspace} and is_default = {true}", r => (Id: r.Id(0), Version: r.Long(1)));
        if (standing.Id != default) unit.Append(new LedgerEvent(Changed, ServiceQueue.LiveKind, standing.Id, standing.Version));
    }
}
