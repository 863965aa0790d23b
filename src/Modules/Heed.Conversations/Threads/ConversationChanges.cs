using System.Text.Json;
using Heed.Conversations.Access;
using Heed.Conversations.Fields;
using Heed.Conversations.Messages;
using Heed.Conversations.Public;
using Heed.Conversations.Statuses;
using Heed.Kernel;
using Heed.Platform.Store;
using Heed.Platform.Web;

namespace Heed.Conversations.Threads;

/// <summary>State changes of a conversation inside a unit: row, activity line and events together.</summary>
internal static class ConversationChanges
{
    /// <summary>How long a resolution may be taken back as if it had not been; as long as a bulk act may be undone, and some time to do it.</summary>
    private static readonly TimeSpan Slip = TimeSpan.FromMinutes(10);

    /// <summary>Changes assignee, team and handler, with the reason that agents see.</summary>
    internal static void Assign(Unit unit, ConversationRow row, Guid? assignee, Guid? team, Handler handler, string code, object? facts, bool line = true)
    {
        var before = ConversationSql.Facts(unit, row);
        var json = facts is null ? null : JsonSerializer.Serialize(facts, HeedJson.Options);
        unit.Execute($"""
            update conversations_conversations set version = version + 1, updated_at = {unit.Now}, assignee = {assignee}, team = {team}, handler = {handler},
              assign_code = {code}, assign_facts = {json}
            where workspace = {unit.Workspace} and id = {row.Id}
            """);
        if (line) ThreadWriter.Activity(unit, row.Id, code, new { assignee, team, by = unit.Actor.Id, facts });
        unit.Append(new LedgerEvent(ConversationEvents.Assigned, "conversation", row.Id, row.Version + 1, new
        {
            code,
            handler = (int)handler,
            assignee,
            team,
            from = before,
            to = before with { Assignee = assignee, Team = team },
        }));
    }

    /// <summary>Resolves it; again is no change.</summary>
    internal static void Resolve(Unit unit, ConversationRow row) => Resolve(unit, row, unit.Actor.Id);

    /// <summary>Resolves it for somebody whose message goes out only now.</summary>
    internal static void Resolve(Unit unit, ConversationRow row, Guid? by)
    {
        if (row.Category == StatusCategory.Resolved) return;
        FieldValues.RequireForResolve(unit, row);
        // Read now: what was said in this same unit may have ended the wait.
        var waited = unit.First($"select waiting_since from conversations_conversations where workspace = {unit.Workspace} and id = {row.Id}", r => r.TimeOrNull(0));
        ConversationSql.SetStatus(unit, row.Id, StatusDirectory.Default(unit, StatusCategory.Resolved), StatusCategory.Resolved);
        ThreadWriter.Activity(unit, row.Id, "resolved", new ResolvedFacts(by, waited), by);
        unit.Append(new LedgerEvent(ConversationEvents.Resolved, "conversation", row.Id, row.Version + 1, new { seconds = (long)(unit.Now - row.CreatedAt).TotalSeconds, assignee = row.Assignee }));
    }

    /// <summary>Opens it again; an open one is left as it is.</summary>
    internal static void Reopen(Unit unit, ConversationRow row) => Reopen(unit, row, line: true);

    /// <summary>Opens it again; without a line where another line says so already.</summary>
    internal static void Reopen(Unit unit, ConversationRow row, bool line)
    {
        if (row.Category != StatusCategory.Resolved) return;
        // A resolution taken back at once was a slip: who waited then waits on, from the same moment, and is not lost among the answered.
        if (TakenBack(unit, row.Id) is { } since)
        {
            unit.Execute($"update conversations_conversations set waiting_since = {since} where workspace = {unit.Workspace} and id = {row.Id}");
        }

        ConversationSql.SetStatus(unit, row.Id, StatusDirectory.Default(unit, StatusCategory.Open), StatusCategory.Open);
        var handler = row.Assignee is null ? Handler.Queue : Handler.Agent;
        unit.Execute($"update conversations_conversations set handler = {handler} where workspace = {unit.Workspace} and id = {row.Id}");
        if (line) ThreadWriter.Activity(unit, row.Id, "reopened", new { by = unit.Actor.Id });
        unit.Append(new LedgerEvent(ConversationEvents.Reopened, "conversation", row.Id, row.Version + 1, new { handler = (int)handler }));
    }

    /// <summary>Since when the customer waited as it was resolved, when that was no longer ago than <see cref="Slip"/>; null when nobody waited.</summary>
    private static DateTimeOffset? TakenBack(Unit unit, Guid conversation)
    {
        var facts = unit.First(
            $"""
            select activity_facts from conversations_messages
            where workspace = {unit.Workspace} and conversation = {conversation} and activity = {"resolved"} and at > {unit.Now - Slip} order by position desc limit 1
            """,
            r => r.IsNull(0) ? null : r.Text(0));
        return facts is null ? null : JsonSerializer.Deserialize<ResolvedFacts>(facts, HeedJson.Options)?.Waited;
    }

    /// <summary>Puts it among the spam: resolved without ceremony, waits for nobody, in no list but its own.</summary>
    internal static void Banish(Unit unit, Guid conversation)
    {
        ConversationSql.SetStatus(unit, conversation, StatusDirectory.Default(unit, StatusCategory.Resolved), StatusCategory.Resolved);
        unit.Execute($"update conversations_conversations set tier = {Tier.Spam} where workspace = {unit.Workspace} and id = {conversation}");
    }

    /// <summary>Lets a person take part; true when it is news.</summary>
    internal static bool AddParticipant(Unit unit, ConversationRow row, Guid person)
    {
        var before = ConversationSql.Facts(unit, row);
        if (before.Participants.Contains(person)) return false;
        unit.Execute($"insert into conversations_participants (workspace, person, conversation) values ({unit.Workspace}, {person}, {row.Id})");
        Participants(unit, row, before, [.. before.Participants, person], "joined", person);
        return true;
    }

    /// <summary>Ends a person's part; true when it is news.</summary>
    internal static bool RemoveParticipant(Unit unit, ConversationRow row, Guid person)
    {
        var before = ConversationSql.Facts(unit, row);
        if (!before.Participants.Contains(person)) return false;
        unit.Execute($"delete from conversations_participants where workspace = {unit.Workspace} and person = {person} and conversation = {row.Id}");
        Participants(unit, row, before, [.. before.Participants.Where(p => p != person)], "left", person);
        return true;
    }

    private static void Participants(Unit unit, ConversationRow row, AccessFacts before, IReadOnlyList<Guid> after, string code, Guid person)
    {
        unit.Execute($"""
            update conversations_conversations set version = version + 1, updated_at = {unit.Now}, participant_ids = {IdList.Write(after)}
            where workspace = {unit.Workspace} and id = {row.Id}
            """);
        ThreadWriter.Activity(unit, row.Id, code, new { person, by = unit.Actor.Id });
        unit.Append(new LedgerEvent("conversation.participants", "conversation", row.Id, row.Version + 1, new { from = before, to = before with { Participants = after } }));
    }
}
