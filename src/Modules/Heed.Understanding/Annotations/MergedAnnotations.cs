using System.Text.Json;
using Heed.Customers.Public;

namespace Heed.Understanding.Annotations;

/// <summary>A merged customer's annotations and learnt words.</summary>
internal sealed class MergedAnnotations : IMergedData
{
    public string Section => "understanding";

    public object? Move(Unit unit, Guid absorbed, Guid survivor)
    {
        var annotations = unit.Query($"select message from understanding_annotations where workspace = {unit.Workspace} and customer = {absorbed} order by message", r => r.Id(0));
        var examples = unit.Query($"select id from understanding_examples where workspace = {unit.Workspace} and customer = {absorbed} order by id", r => r.Id(0));
        if (annotations.Count + examples.Count == 0) return null;
        unit.Execute($"update understanding_annotations set customer = {survivor} where workspace = {unit.Workspace} and customer = {absorbed}");
        unit.Execute($"update understanding_examples set customer = {survivor} where workspace = {unit.Workspace} and customer = {absorbed}");
        return new Moved(annotations, examples);
    }

    public void MoveBack(Unit unit, Guid absorbed, Guid survivor, JsonElement facts)
    {
        var moved = facts.Deserialize<Moved>(JsonSerializerOptions.Web)!;
        foreach (var some in moved.Annotations.Chunk(200)) unit.Execute($"update understanding_annotations set customer = {absorbed} where workspace = {unit.Workspace} and customer = {survivor} and message in {some}");
        foreach (var some in moved.Examples.Chunk(200)) unit.Execute($"update understanding_examples set customer = {absorbed} where workspace = {unit.Workspace} and customer = {survivor} and id in {some}");
    }

    private sealed record Moved(List<Guid> Annotations, List<Guid> Examples);
}
