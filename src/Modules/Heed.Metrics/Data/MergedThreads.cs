using System.Text.Json;
using Heed.Customers.Public;

namespace Heed.Metrics.Data;

/// <summary>A merged customer's conversations: from now on it is the survivor who comes back.</summary>
internal sealed class MergedThreads : IMergedData
{
    public string Section => "metrics";

    public object? Move(Unit unit, Guid absorbed, Guid survivor)
    {
        var moved = unit.Query($"select conversation from metrics_threads where workspace = {unit.Workspace} and customer = {absorbed} order by conversation", r => r.Id(0));
        if (moved.Count == 0) return null;
        unit.Execute($"update metrics_threads set customer = {survivor} where workspace = {unit.Workspace} and customer = {absorbed}");
        return moved;
    }

    public void MoveBack(Unit unit, Guid absorbed, Guid survivor, JsonElement facts)
    {
        foreach (var some in facts.Deserialize<List<Guid>>()!.Chunk(200))
        {
            unit.Execute($"update metrics_threads set customer = {absorbed} where workspace = {unit.Workspace} and customer = {survivor} and conversation in {some}");
        }
    }
}
