using Heed.Accounts.Public;
using Heed.Notices.Choices;
using Heed.Platform.Store;
using Heed.Platform.Timers;

namespace Heed.Notices.Sending;

/// <summary>Once an hour or a day: a mail of what waits unread, when anything does.</summary>
internal sealed class DigestTimer(SendQueue queue, IWorkspaces workspaces) : ITimerHandler
{
    public const string TimerKind = "notices.digest";
    public const string MailKind = "digest";

    public string Kind => TimerKind;

    public void Fire(Unit unit, DueTimer timer)
    {
        var person = timer.Key;
        var row = unit.Db.Set<NoticeChoice>().Find(unit.Workspace, person);
        if (row is null || workspaces.Find(unit) is not { } workspace || ChoiceRules.NextDigest(row.Digest, workspace.TimeZone, unit.Now) is not { } next) return;
        unit.SetTimer(TimerKind, person, next);
        if (ChoiceRules.QuietUntil(row.QuietFrom, row.QuietTo, workspace.TimeZone, unit.Now) is not null) return;
        if (unit.Number($"select count(*) from notices_notices where workspace = {unit.Workspace} and person = {person} and read_at is null") == 0) return;
        if (unit.Number($"select count(*) from notices_sends where workspace = {unit.Workspace} and person = {person} and kind = {MailKind} and failure is null") > 0) return;
        queue.Add(unit, person, MailKind, null, unit.Now);
    }
}
