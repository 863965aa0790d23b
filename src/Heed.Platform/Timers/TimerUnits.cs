using System.Text.Json;
using Heed.Kernel;
using Heed.Platform.Store;

namespace Heed.Platform.Timers;

/// <summary>Sets and clears durable timers inside a unit of work.</summary>
public static class TimerUnits
{
    /// <summary>Sets the timer of this kind and key, replacing an earlier one.</summary>
    public static void SetTimer(this Unit unit, string kind, Guid key, DateTimeOffset due, object? facts = null) =>
        unit.Execute(Setting(unit, kind, key, due, facts is null ? null : JsonSerializer.Serialize(facts, JsonSerializerOptions.Web)));

    /// <summary>Sets timers of this kind, each replacing an earlier one of its key.</summary>
    public static void SetTimers(this Unit unit, string kind, IEnumerable<(Guid Key, DateTimeOffset Due)> timers) =>
        unit.Execute([.. timers.Select(t => Setting(unit, kind, t.Key, t.Due, null))]);

    /// <summary>Clears the timer of this kind and key, if it is set.</summary>
    public static void ClearTimer(this Unit unit, string kind, Guid key) =>
        unit.Execute($"delete from platform_timers where workspace = {unit.Workspace} and kind = {kind} and key = {key}");

    /// <summary>Clears the timers of this kind and these keys, those that are set.</summary>
    public static void ClearTimers(this Unit unit, string kind, IReadOnlyCollection<Guid> keys)
    {
        if (keys.Count > 0) unit.Execute($"delete from platform_timers where workspace = {unit.Workspace} and kind = {kind} and key in {keys}");
    }

    /// <summary>Takes those of the keys that are still due, as they are set now; in the order in which they are due.</summary>
    internal static List<DueTimer> TakeTimers(this Unit unit, string kind, IReadOnlyCollection<Guid> keys) =>
        [.. unit.Query(
            $"delete from platform_timers where workspace = {unit.Workspace} and kind = {kind} and key in {keys} and due <= {unit.Now} returning key, due, facts",
            r => new DueTimer(kind, r.Id(0), r.Time(1), r.TextOrNull(2))).OrderBy(t => t.Due).ThenBy(t => t.Key)];

    /// <summary>Takes a due timer; false when it was cleared, moved or already taken.</summary>
    internal static bool TakeTimer(this Unit unit, DueTimer timer) =>
        unit.Execute($"delete from platform_timers where workspace = {unit.Workspace} and kind = {timer.Kind} and key = {timer.Key} and due = {timer.Due}") == 1;

    private static SqlText Setting(Unit unit, string kind, Guid key, DateTimeOffset due, string? facts) => $"""
        insert into platform_timers (workspace, kind, key, due, shard, facts) values ({unit.Workspace}, {kind}, {key}, {due}, {unit.Shard}, {facts})
        on conflict (workspace, kind, key) do update set due = excluded.due, facts = excluded.facts
        """;
}
