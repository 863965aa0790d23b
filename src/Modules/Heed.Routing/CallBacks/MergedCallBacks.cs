using System.Text.Json;
using Heed.Customers.Public;

namespace Heed.Routing.CallBacks;

/// <summary>Call-backs follow their customer when two become one.</summary>
internal sealed class MergedCallBacks : IMergedData
{
    public string Section => "callBacks";

    public object? Move(Unit unit, Guid absorbed, Guid survivor)
    {
        // Both wait to be rung: the survivor's stays, and nobody is rung twice.
        if (CallBackRows.HasOpen(unit, survivor))
        {
            unit.Execute($"""
                update routing_callbacks set state = {CallBackState.Cancelled}, ended_at = {unit.Now}, version = version + 1
                where workspace = {unit.Workspace} and customer = {absorbed} and state <= {CallBackState.Calling}
                """);
        }

        var moved = unit.Query($"update routing_callbacks set customer = {survivor} where workspace = {unit.Workspace} and customer = {absorbed} returning id", r => r.Id(0));
        return moved.Count == 0 ? null : new { ids = moved };
    }

    public void MoveBack(Unit unit, Guid absorbed, Guid survivor, JsonElement facts)
    {
        foreach (var id in facts.GetProperty("ids").EnumerateArray().Select(i => i.GetGuid()))
        {
            unit.Execute($"update routing_callbacks set customer = {absorbed} where workspace = {unit.Workspace} and id = {id} and customer = {survivor}");
        }
    }
}
