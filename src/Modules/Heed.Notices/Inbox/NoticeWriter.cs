using System.Text.Json;
using Heed.Accounts.Public;
using Heed.Kernel;
using Heed.Notices.Choices;
using Heed.Notices.Public;
using Heed.Notices.Push;
using Heed.Notices.Sending;
using Heed.Platform.Store;

namespace Heed.Notices.Inbox;

/// <summary>Adds notices and marks them read.</summary>
internal sealed class NoticeWriter(SendQueue queue, IWorkspaces workspaces) : INotices
{
    public const string Kind = "notice";

    /// <summary>What is read in the app meanwhile needs no mail.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    /// <summary>Who is looking at it marks it read within this time, and no device rings.</summary>
    private static readonly TimeSpan PushPatience = TimeSpan.FromSeconds(5);

    public void Notify(Unit unit, Guid person, string kind, Guid? conversation = null, Guid? actor = null, object? facts = null, Guid? subject = null)
    {
        if (actor == person) return;
        var chosen = ChoiceRules.Find(unit, person);
        var ways = ChoiceRules.Of(chosen?.Ways, kind);
        // Not wanted in the app: there it is, but it asks for no attention.
        DateTimeOffset? read = ways.HasFlag(NoticeWays.App) ? null : unit.Now;
        var id = Ids.New(unit.Now);
        var json = facts is null ? null : JsonSerializer.Serialize(facts, JsonSerializerOptions.Web);
        var added = unit.Execute($"""
            insert into notices_notices (workspace, id, person, kind, subject, conversation, actor, at, read_at, facts)
            values ({unit.Workspace}, {id}, {person}, {kind}, {subject}, {conversation}, {actor}, {unit.Now}, {read}, {json})
            on conflict (workspace, person, kind, subject) do nothing
            """);
        if (added == 0) return;
        unit.Append(new LedgerEvent("notice.created", Kind, id));
        if (ways.HasFlag(NoticeWays.Mail) && queue.IsOpen) queue.Add(unit, person, kind, id, Due(unit, kind, Patience, chosen));
        // What is read from the beginning asks for no attention, on no device either.
        if (ways.HasFlag(NoticeWays.Push) && read is null) PushQueue.Add(unit, person, kind, id, Due(unit, kind, PushPatience, chosen));
    }

    /// <summary>When it leaves the house: after the patience, and after the quiet hours; what concerns one's own account at once.</summary>
    private DateTimeOffset Due(Unit unit, string kind, TimeSpan patience, (string Ways, int? From, int? To)? chosen)
    {
        if (kind == NoticeKinds.AccountChanged) return unit.Now;
        var due = unit.Now + patience;
        return workspaces.Find(unit) is { } workspace && ChoiceRules.QuietUntil(chosen?.From, chosen?.To, workspace.TimeZone, due) is { } until ? until : due;
    }

    /// <summary>Marks one notice of the person read; again changes nothing.</summary>
    /// <exception cref="NotFoundRefusal">It is not there, or somebody else's.</exception>
    public static void Read(Unit unit, Guid person, Guid id)
    {
        var there = unit.Number($"select count(*) from notices_notices where workspace = {unit.Workspace} and id = {id} and person = {person}");
        if (there == 0) throw new NotFoundRefusal();
        Mark(unit, id);
    }

    /// <summary>Marks all notices of the person read.</summary>
    public static void ReadAll(Unit unit, Guid person)
    {
        var unread = unit.Query($"select id from notices_notices where workspace = {unit.Workspace} and person = {person} and read_at is null order by id", r => r.Id(0));
        foreach (var id in unread) Mark(unit, id);
    }

    private static void Mark(Unit unit, Guid id)
    {
        var changed = unit.Execute($"update notices_notices set read_at = {unit.Now} where workspace = {unit.Workspace} and id = {id} and read_at is null");
        if (changed == 1) unit.Append(new LedgerEvent("notice.read", Kind, id));
    }
}
