using Heed.Notices.Public;
using Heed.Platform.Store;
using Heed.Platform.Timers;

namespace Heed.Conversations.Reminders;

/// <summary>Tells the person when the time has come; each reminder once.</summary>
internal sealed class ReminderTimer(INotices notices) : ITimerHandler
{
    public string Kind => ReminderRows.Timer;

    public void Fire(Unit unit, DueTimer timer)
    {
        var due = unit.First(
            $"select person, conversation from conversations_reminders where workspace = {unit.Workspace} and id = {timer.Key} and at <= {unit.Now}",
            r => ((Guid Person, Guid Conversation)?)(r.Id(0), r.Id(1)));
        if (due is not { } found) return;
        ReminderRows.Drop(unit, found.Person, found.Conversation);
        notices.Notify(unit, found.Person, NoticeKinds.Reminder, found.Conversation);
    }
}
