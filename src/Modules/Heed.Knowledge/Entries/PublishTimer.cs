using Heed.Platform.Timers;

namespace Heed.Knowledge.Entries;

/// <summary>Publishes at the time that was decided, exactly what was decided on: later edits stay a draft.</summary>
internal sealed class PublishTimer : ITimerHandler
{
    internal const string TimerKind = "knowledge.publish";

    public string Kind => TimerKind;

    public void Fire(Unit unit, DueTimer timer)
    {
        var entry = unit.Db.Set<Entry>().FirstOrDefault(e => e.Workspace == unit.Workspace && e.Id == timer.Key);
        if (entry?.Scheduled is not { } json || entry.Status == EntryStatus.Archived) return;
        var (by, note) = (entry.ScheduledBy, entry.ScheduledNote);
        EntryWriting.Unschedule(unit, entry);
        EntryWriting.Publish(unit, entry, json, by, note);
        EntryWriting.Done(unit, entry, "published", new { number = entry.PublishedNumber });
    }
}
