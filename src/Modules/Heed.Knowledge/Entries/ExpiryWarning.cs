using Heed.Notices.Public;
using Heed.Platform.Timers;

namespace Heed.Knowledge.Entries;

/// <summary>Tells the owner two weeks before an entry expires.</summary>
internal sealed class ExpiryWarning(INotices notices) : ITimerHandler
{
    public string Kind => ExpiryTimers.Warning;

    public void Fire(Unit unit, DueTimer timer)
    {
        var entry = unit.Db.Set<Entry>().FirstOrDefault(e => e.Workspace == unit.Workspace && e.Id == timer.Key);
        if (entry is not { Published: not null, ExpiresAt: { } end }) return;
        if (entry.Owner is { } owner) notices.Notify(unit, owner, NoticeKinds.KnowledgeExpiring, facts: new { entry = entry.Id, at = end }, subject: Ids.FromParts(entry.Id.ToString(), "warning", end.ToMicros().ToString(System.Globalization.CultureInfo.InvariantCulture)));
        EntryWriting.Done(unit, entry, "changed");
    }
}
