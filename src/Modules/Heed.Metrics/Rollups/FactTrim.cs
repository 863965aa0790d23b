using Heed.Platform.Timers;

namespace Heed.Metrics.Rollups;

/// <summary>Drops facts older than they are kept, each night, the oldest days first and few at a time; the sums they were counted in stay as they are.</summary>
internal sealed class FactTrim(KeptFacts kept) : ITimerHandler
{
    internal const string TimerKind = "metrics.trim";

    /// <summary>Rows of one unit: nobody waits for it.</summary>
    internal const int Batch = 500;

    private static readonly TimeSpan Night = TimeSpan.FromHours(3), Pause = TimeSpan.FromSeconds(2);

    public string Kind => TimerKind;

    /// <summary>Has the next night look for facts to drop.</summary>
    internal static void Arm(Unit unit, TimeZoneInfo zone)
    {
        var local = TimeZoneInfo.ConvertTime(unit.Now, zone).DateTime;
        var next = local.Date + Night;
        if (next <= local) next = next.AddDays(1);
        unit.SetTimer(TimerKind, Guid.Empty, unit.Now + (next - local));
    }

    public void Fire(Unit unit, DueTimer timer)
    {
        var zone = Zones.OfWorkspace(unit);
        var first = kept.FirstDay(unit.Now, zone);
        var dropped = unit.Execute($"""
            delete from metrics_facts where workspace = {unit.Workspace} and (conversation, kind, number) in
            (select conversation, kind, number from metrics_facts where workspace = {unit.Workspace} and day < {first} order by day limit {Batch})
            """);
        if (dropped == Batch) unit.SetTimer(TimerKind, Guid.Empty, unit.Now + Pause);
        else if (unit.Number($"select count(*) from (select 1 from metrics_facts where workspace = {unit.Workspace} limit 1) rest") > 0) Arm(unit, zone);
    }
}
