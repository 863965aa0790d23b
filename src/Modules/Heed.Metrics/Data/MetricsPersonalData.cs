using Heed.Platform.Personal;

namespace Heed.Metrics.Data;

/// <summary>
/// Of a customer only the id is kept, to know whether they came back. Erasing takes it away; figures are of nobody and stay.
/// After the time a workspace keeps conversations the id goes too.
/// </summary>
internal sealed class MetricsPersonalData : IPersonalData
{
    public string Section => "metrics";

    public IReadOnlyList<string> Tables { get; } = ["metrics_threads"];

    public async Task<object?> ExportAsync(ReadSession session, WorkspaceId workspace, Guid customer, CancellationToken cancellationToken)
    {
        var threads = await session.QueryAsync(
            $"select conversation, known, began_at, first_resolved_at from metrics_threads where workspace = {workspace} and customer = {customer} order by began_at",
            r => new { ConversationId = r.Id(0), Known = r.Bool(1), BeganAt = r.Time(2), FirstResolvedAt = r.TimeOrNull(3) }, cancellationToken);
        return threads.Count == 0 ? null : threads;
    }

    public void Erase(Unit unit, Guid customer) =>
        unit.Execute($"update metrics_threads set customer = null where workspace = {unit.Workspace} and customer = {customer}");

    public int Retain(Unit unit, DateTimeOffset before, int limit) => unit.Execute($"""
        update metrics_threads set customer = null where workspace = {unit.Workspace} and conversation in
            (select conversation from metrics_threads where workspace = {unit.Workspace} and began_at < {before} and customer is not null order by conversation limit {limit})
        """);
}
