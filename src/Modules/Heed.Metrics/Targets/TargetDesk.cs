using System.Text.Json;
using Heed.Accounts.Public;
using Heed.Metrics.Public;
using Heed.Platform.Web;
using Heed.Routing.Public;

namespace Heed.Metrics.Targets;

/// <summary>Reads and writes the targets of a workspace.</summary>
internal sealed class TargetDesk(IStore store, IPeople people, IQueueBook queues, IAudit audit) : IMetricTargets
{
    private const string Changed = "targets.changed", Kind = "targets";

    public async Task<MetricTargets> ReadAsync(ReadSession session, WorkspaceId workspace, CancellationToken cancellationToken)
    {
        var known = await session.FirstAsync(
            $"select version, items from metrics_targets where workspace = {workspace}", r => ((long Version, string Items)?)(r.Long(0), r.Text(1)), cancellationToken);
        return known is { } row ? new MetricTargets(row.Version, JsonSerializer.Deserialize<IReadOnlyList<MetricTarget>>(row.Items, HeedJson.Options)!) : new MetricTargets(0, []);
    }

    public async Task<MetricTargets> SetAsync(Scope scope, IReadOnlyList<MetricTarget> targets, long? expected, CancellationToken cancellationToken)
    {
        scope.RequireEverywhere(MetricPermissions.Manage);
        TargetRules.Check(targets);
        await CheckPlacesAsync(scope.Workspace, targets, cancellationToken);
        var json = JsonSerializer.Serialize(targets, HeedJson.Options);
        return await store.WriteAsync(
            scope,
            unit =>
            {
                var version = unit.Number($"select version from metrics_targets where workspace = {unit.Workspace}");
                Versions.Require(expected, version);
                unit.Execute($"""
                    insert into metrics_targets (workspace, version, items) values ({unit.Workspace}, {version + 1}, {json})
                    on conflict (workspace) do update set version = excluded.version, items = excluded.items
                    """);
                unit.Append(new LedgerEvent(Changed, Kind, Guid.Empty, version + 1));
                audit.Write(unit, scope, Changed, Kind, facts: new { targets = targets.Count, version = version + 1 });
                return new MetricTargets(version + 1, targets);
            },
            cancellationToken);
    }

    private async Task CheckPlacesAsync(WorkspaceId workspace, IReadOnlyList<MetricTarget> targets, CancellationToken cancellationToken)
    {
        if (targets.All(t => t is { QueueId: null, TeamId: null })) return;
        using var session = store.Read();
        var lines = (await queues.ListAsync(session, workspace, cancellationToken)).Select(q => q.Id).ToHashSet();
        var teams = await people.TeamsAsync(session, workspace, [.. targets.Select(t => t.TeamId).OfType<Guid>().Distinct()], cancellationToken);
        var check = new Validate();
        for (var i = 0; i < targets.Count; i++)
        {
            check.That(targets[i].QueueId is not { } queue || lines.Contains(queue), $"targets[{i}].queueId", "unknownQueue", "There is no such queue.")
                .That(targets[i].TeamId is not { } team || teams.ContainsKey(team), $"targets[{i}].teamId", "unknownTeam", "There is no such team.");
        }

        check.Done();
    }
}
