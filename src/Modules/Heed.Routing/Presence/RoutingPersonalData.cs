using Heed.Platform.Personal;

namespace Heed.Routing.Presence;

/// <summary>Presence and abilities are about the people who work here; nothing in it is a customer's.</summary>
internal sealed class RoutingPersonalData : IPersonalData
{
    public string Section => "routing";

    public IReadOnlyList<string> Tables { get; } = ["routing_presence", "routing_agents"];

    public Task<object?> ExportAsync(ReadSession session, WorkspaceId workspace, Guid customer, CancellationToken cancellationToken) => Task.FromResult<object?>(null);

    public void Erase(Unit unit, Guid customer)
    {
        // No row of routing names a customer.
    }

    public int Retain(Unit unit, DateTimeOffset before, int limit) => unit.Execute($"""
        delete from routing_presence where workspace = {unit.Workspace} and connected = {false} and person in
            (select person from routing_presence where workspace = {unit.Workspace} and connected = {false} and since < {before} order by person limit {limit})
        """);
}
