using System.Text.Json;
using Heed.Customers.Public;
using Heed.Platform.Store;

namespace Heed.Surveys.Answers;

/// <summary>A merged customer's ratings.</summary>
internal sealed class MergedAnswers : IMergedData
{
    public string Section => "ratings";

    public object? Move(Unit unit, Guid absorbed, Guid survivor)
    {
        var moved = unit.Query($"select id from surveys_answers where workspace = {unit.Workspace} and customer = {absorbed} order by id", r => r.Id(0));
        if (moved.Count == 0) return null;
        unit.Execute($"update surveys_answers set customer = {survivor} where workspace = {unit.Workspace} and customer = {absorbed}");
        return moved;
    }

    public void MoveBack(Unit unit, Guid absorbed, Guid survivor, JsonElement facts)
    {
        foreach (var some in facts.Deserialize<List<Guid>>()!.Chunk(200))
        {
            unit.Execute($"update surveys_answers set customer = {absorbed} where workspace = {unit.Workspace} and customer = {survivor} and id in {some}");
        }
    }
}
