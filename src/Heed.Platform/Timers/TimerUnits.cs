using System.Text.Json;
using Heed.Kernel;
using Heed.Platform.Store;

namespace Heed.Platform.Timers;

/// <summary>Sets and clears durable timers inside a unit of work.</summary>
public static class TimerUnits
{
    /// <summary>Sets the timer of this kind and key, replacing an earlier one.</summary>
    public static void SetTimer(this Unit unit, string kind, Guid key, DateTimeOffset due, object? facts = null)
    {
        var json = facts is null ? null : JsonSerializer.Serialize(facts, JsonSerializerOptions.Web);
        unit.Execute($"""
            insert into platform_timers (workspace, kind, key, due, shard, facts) values ({unit.Workspace}, {kind}, {key}, {due}, {unit.Shard}, {json})
            on conflict (workspace, kind, key) do update set due = excluded.due, facts = excluded.facts
            """);
    }

    /// <summary>Clears the timer of this kind and key, if it is set.</summary>
    public static void ClearTimer(this Unit unit, string kind, Guid key) =>
        unit.Execute($"delete from platform_timers where workspace = {unit.Workspace} and kind = {kind} and key = {key}");

    /// <summary>Takes a due timer; false when it was cleared, moved or already taken.</summary>
    internal static bool TakeTimer(this Unit unit, DueTimer timer) =>
        unit.Execute($"delete from platform_timers where workspace = {unit.Workspace} and kind = {timer.Kind} and key = {timer.Key} and due = {timer.Due}") == 1;
}
