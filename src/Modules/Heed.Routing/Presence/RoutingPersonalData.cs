using Heed.Platform.Personal;

namespace Heed.Routing.Presence;

/// <summary>Presence, states, breaks and abilities are about the people who work here; nothing in them is a customer's.</summary>
internal sealed class RoutingPersonalData : IPersonalData
{
    public string Section => "routing";

    public IReadOnlyList<string> Tables { get; } = ["routing_presence", "routing_states", "routing_breaks", "routing_agents"];

    public Task<object?> ExportAsync(ReadSession session, WorkspaceId workspace, Guid customer, CancellationToken cancellationToken) => Task.FromResult<object?>(null);

    public void Erase(Unit unit, Guid customer)
    {
        // No row of routing names a customer.
    }

    public int Retain(Unit unit, DateTimeOffset before, int limit)
    {
        var gone = unit.Execute($"""
            delete from routing_presence where workspace = {unit.Workspace} and connected = {false} and person in
                (select person from routing_presence where workspace = {unit.Workspace} and connected = {false} and since < {before} order by person limit {limit})
            """);
        if (gone < limit)
        {
            gone += unit.Execute($"""
                delete from routing_states where workspace = {unit.Workspace} and id in
                    (select id from routing_states where workspace = {unit.Workspace} and at < {before} order by at, id limit {limit - gone})
                """);
        }

        if (gone < limit)
        {
            gone += unit.Execute($"""
                delete from routing_breaks where workspace = {unit.Workspace} and id in
                    (select id from routing_breaks where workspace = {unit.Workspace} and asked_at < {before} order by asked_at, id limit {limit - gone})
                """);
        }

        return gone;
    }
}
