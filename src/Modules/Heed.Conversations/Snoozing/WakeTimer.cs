using Heed.Conversations.Messages;
using Heed.Conversations.Threads;
using Heed.Notices.Public;
using Heed.Platform.Store;
using Heed.Platform.Timers;

namespace Heed.Conversations.Snoozing;

/// <summary>Brings a conversation back when its time has come, and tells whoever has it, or else whoever put it off.</summary>
internal sealed class WakeTimer(INotices notices) : ITimerHandler
{
    internal const string TimerKind = "conversations.wake";

    public string Kind => TimerKind;

    public void Fire(Unit unit, DueTimer timer)
    {
        var due = unit.First(
            $"""
            select assignee, snoozed_by from conversations_conversations
            where workspace = {unit.Workspace} and id = {timer.Key} and tier = {Tier.Snoozed} and snoozed_until <= {unit.Now}
            """,
            r => ((Guid? Assignee, Guid? By)?)(r.IdOrNull(0), r.IdOrNull(1)));
        if (due is not { } found) return;
        Snoozes.End(unit, timer.Key, "time");
        if ((found.Assignee ?? found.By) is { } person) notices.Notify(unit, person, NoticeKinds.Woken, timer.Key);
        ThreadWriter.Changed(unit, timer.Key);
    }
}
