using Heed.Platform.Personal;
using Heed.Platform.Timers;
using Heed.Routing.CallBacks;
using Microsoft.EntityFrameworkCore;

namespace Heed.Routing.Presence;

/// <summary>Presence, states, breaks and abilities are about the people who work here; call-backs are about customers.</summary>
internal sealed class RoutingPersonalData : IPersonalData
{
    public string Section => "routing";

    public IReadOnlyList<string> Tables { get; } = ["routing_presence", "routing_states", "routing_breaks", "routing_agents", "routing_callbacks"];

    public async Task<object?> ExportAsync(ReadSession session, WorkspaceId workspace, Guid customer, CancellationToken cancellationToken)
    {
        var rows = await session.Db.Set<CallBack>().Where(c => c.Workspace == workspace && c.Customer == customer).OrderBy(c => c.RequestedAt).ToListAsync(cancellationToken);
        return rows.Count == 0 ? null : rows.ConvertAll(c => new { c.Conversation, c.Phone, c.About, c.State, c.RequestedAt, c.DueAt, Calls = c.Calls.Select(a => new { a.At, a.Outcome, a.Note }), c.EndedAt });
    }

    public void Erase(Unit unit, Guid customer)
    {
        foreach (var id in unit.Query($"delete from routing_callbacks where workspace = {unit.Workspace} and customer = {customer} returning id", r => r.Id(0)))
        {
            unit.ClearTimer(CallBackDesk.TimerKind, id);
            unit.Append(new LedgerEvent("callBack.closed", CallBack.LiveKind, id));
        }
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

        if (gone < limit)
        {
            gone += unit.Execute($"""
                delete from routing_callbacks where workspace = {unit.Workspace} and id in
                    (select id from routing_callbacks where workspace = {unit.Workspace} and state > {CallBackState.Calling} and requested_at < {before} order by requested_at, id limit {limit - gone})
                """);
        }

        return gone;
    }
}
