using System.Text.Json;
using Heed.Customers.Public;

namespace Heed.Knowledge.Gaps;

/// <summary>What a merged customer asked, so that erasing the survivor takes it away.</summary>
internal sealed class MergedQuestions : IMergedData
{
    public string Section => "knowledge";

    public object? Move(Unit unit, Guid absorbed, Guid survivor)
    {
        var misses = unit.Query($"select id from knowledge_misses where workspace = {unit.Workspace} and customer = {absorbed} order by id", r => r.Id(0));
        var heard = unit.Query($"select id from knowledge_heard where workspace = {unit.Workspace} and customer = {absorbed} order by id", r => r.Id(0));
        if (misses.Count + heard.Count == 0) return null;
        unit.Execute($"update knowledge_misses set customer = {survivor} where workspace = {unit.Workspace} and customer = {absorbed}");
        unit.Execute($"update knowledge_heard set customer = {survivor} where workspace = {unit.Workspace} and customer = {absorbed}");
        return new MovedQuestions(misses, heard);
    }

    public void MoveBack(Unit unit, Guid absorbed, Guid survivor, JsonElement facts)
    {
        var moved = facts.Deserialize<MovedQuestions>(JsonSerializerOptions.Web)!;
        foreach (var some in moved.Misses.Chunk(200)) unit.Execute($"update knowledge_misses set customer = {absorbed} where workspace = {unit.Workspace} and customer = {survivor} and id in {some}");
        foreach (var some in moved.Heard.Chunk(200)) unit.Execute($"update knowledge_heard set customer = {absorbed} where workspace = {unit.Workspace} and customer = {survivor} and id in {some}");
    }

    private sealed record MovedQuestions(List<Guid> Misses, List<Guid> Heard);
}
