using Heed.Knowledge.Answering;
using Heed.Notices.Public;
using Heed.Platform.Timers;

namespace Heed.Knowledge.Entries;

/// <summary>An entry has expired: nobody is answered with it any more, which asking looks at by itself; its owner is told.</summary>
internal sealed class ExpiryEnd(INotices notices) : ITimerHandler
{
    public string Kind => ExpiryTimers.End;

    public void Fire(Unit unit, DueTimer timer)
    {
        var entry = unit.Db.Set<Entry>().FirstOrDefault(e => e.Workspace == unit.Workspace && e.Id == timer.Key);
        if (entry is not { Published: not null, ExpiresAt: { } end } || end > unit.Now) return;
        if (entry.Owner is { } owner) notices.Notify(unit, owner, NoticeKinds.KnowledgeExpired, facts: new { entry = entry.Id, at = end }, subject: Ids.FromParts(entry.Id.ToString(), "end", end.ToMicros().ToString(System.Globalization.CultureInfo.InvariantCulture)));
        Stamp.Raise(unit);
        EntryWriting.Done(unit, entry, "expired");
    }
}
