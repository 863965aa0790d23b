using System.Text.Json;
using Heed.Platform.Web;

namespace Heed.Routing.Queues;

/// <summary>Reads the queues; makes the default one when there is none yet.</summary>
internal sealed class QueueBook(IStore store, IWorkspaces workspaces) : IQueueBook
{
    public async Task<IReadOnlyList<QueueRow>> ListAsync(ReadSession session, WorkspaceId workspace, CancellationToken cancellationToken)
    {
        var rows = await session.QueryAsync(Select(workspace), Read, cancellationToken);
        return rows.Exists(q => q.IsDefault) ? rows : [await store.WriteAsync(Scope.System(workspace), EnsureDefault, cancellationToken), .. rows];
    }

    public IReadOnlyList<QueueRow> List(Unit unit)
    {
        var rows = unit.Query(Select(unit.Workspace), Read);
        return rows.Exists(q => q.IsDefault) ? rows : [EnsureDefault(unit), .. rows];
    }

    internal static QueueTerms Terms(string json) => JsonSerializer.Deserialize<QueueTerms>(json, HeedJson.Options)!;

    internal static string Json(QueueTerms terms) => JsonSerializer.Serialize(terms, HeedJson.Options);

    private QueueRow EnsureDefault(Unit unit)
    {
        if (unit.First($"select id, version, name, archived, is_default, terms from routing_queues where workspace = {unit.Workspace} and is_default = {true}", Read) is { } there) return there;
        var terms = new QueueTerms();
        var name = workspaces.Find(unit)?.Language.StartsWith("zh", StringComparison.OrdinalIgnoreCase) == true ? "综合队列" : "General";
        var row = new QueueRow(Ids.New(unit.Now), 1, name, false, true, terms);
        unit.Execute($"""
            insert into routing_queues (workspace, id, version, name, archived, is_default, place, terms, created_at)
            values ({unit.Workspace}, {row.Id}, {row.Version}, {row.Name}, {false}, {true}, {0}, {Json(terms)}, {unit.Now})
            """);
        unit.Append(new LedgerEvent(QueueEvents.Created, ServiceQueue.LiveKind, row.Id, row.Version));
        return row;
    }

    private static SqlText Select(WorkspaceId workspace) =>
        $"select id, version, name, archived, is_default, terms from routing_queues where workspace = {workspace} order by case when is_default then 0 else 1 end, place, id";

    private static QueueRow Read(Row r) => new(r.Id(0), r.Long(1), r.Text(2), r.Bool(3), r.Bool(4), Terms(r.Text(5)));
}
