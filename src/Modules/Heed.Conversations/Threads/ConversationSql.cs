using Heed.Conversations.Access;
using Heed.Conversations.Public;
using Heed.Conversations.Search;
using Heed.Kernel;
using Heed.Platform.Store;

namespace Heed.Conversations.Threads;

/// <summary>The hand-written statements over conversations: what is hot, and what must be one statement.</summary>
internal static class ConversationSql
{
    /// <summary>Columns of <see cref="ReadRow"/>, under the alias <c>c</c>.</summary>
    internal static SqlText RowColumns =>
        $"c.id, c.number, c.version, c.inbox, c.brand, c.channel, c.customer, c.category, c.handler, c.assignee, c.team, c.created_at, c.waiting_since, c.message_count, c.customer_seen, c.customer_delivered, c.agent_seen, c.rating_score, c.language, c.merged_into, c.priority, c.due_at, c.tier";

    internal static ConversationRow ReadRow(WorkspaceId workspace, Row r) => new(
        workspace, r.Id(0), r.Long(1), r.Long(2), r.Id(3), r.Id(4), r.Text(5), r.Id(6), (StatusCategory)r.Int(7), (Handler)r.Int(8), r.IdOrNull(9), r.IdOrNull(10),
        r.Time(11), r.TimeOrNull(12), r.Int(13), r.Int(14), r.Int(15), r.Int(16), r.IntOrNull(17), r.TextOrNull(18))
    {
        MergedInto = r.IdOrNull(19),
        Priority = (Priority)r.Int(20),
        DueAt = r.TimeOrNull(21),
        Snoozed = (Tier)r.Int(22) == Tier.Snoozed,
        Silent = (Tier)r.Int(22) == Tier.Spam || !r.IsNull(19),
    };

    /// <summary>The row by id, whoever asks, inside a unit.</summary>
    internal static ConversationRow? Find(Unit unit, Guid id) => unit.First(
        $"select {RowColumns} from conversations_conversations c where c.workspace = {unit.Workspace} and c.id = {id}", r => ReadRow(unit.Workspace, r));

    internal static void Insert(Unit unit, Guid id, InboxRow inbox, Guid customer, Guid status, Handler handler, string? subject, string? language)
    {
        var number = unit.NextNumber("conversation");
        unit.Execute($"""
            insert into conversations_conversations (workspace, id, number, version, inbox, brand, channel, customer, subject, status, category, priority, handler,
              assignee, team, tier, rank_at, created_at, updated_at, message_count, customer_seen, customer_delivered, agent_seen,
              last_author, last_note, last_text, last_at, last_files, language, label_ids, participant_ids, fields)
            values ({unit.Workspace}, {id}, {number}, {1L}, {inbox.Id}, {inbox.Brand}, {inbox.Channel}, {customer}, {subject}, {status}, {StatusCategory.Open}, {Priority.Normal}, {handler},
              {(Guid?)null}, {inbox.Team}, {Tier.Answered}, {unit.Now}, {unit.Now}, {unit.Now}, {0}, {0}, {0}, {0},
              {MessageAuthor.System}, {false}, {""}, {unit.Now}, {false}, {language}, {""}, {""}, {"{}"})
            """);
        if (subject is not null) MessageTerms.Subject(unit, id, subject);
    }

    /// <summary>
    /// Counts a message in and makes it the last one; returns its position. A customer's words start the wait (or keep an
    /// earlier start), an answer ends it, notes and activity leave it.
    /// </summary>
    internal static int CountIn(Unit unit, Guid conversation, Guid message, MessageAuthor author, bool note, string preview, bool files)
    {
        if (author == MessageAuthor.System)
        {
            return (int)unit.Number($"""
                update conversations_conversations set version = version + 1, updated_at = {unit.Now}, message_count = message_count + 1
                where workspace = {unit.Workspace} and id = {conversation} returning message_count
                """);
        }

        SqlText counted = $"""
            update conversations_conversations set version = version + 1, updated_at = {unit.Now}, message_count = message_count + 1,
              last_id = {message}, last_author = {author}, last_note = {note}, last_text = {preview}, last_at = {unit.Now}, last_files = {files}
            """;
        SqlText here = $" where workspace = {unit.Workspace} and id = {conversation}";
        // Whoever waits already keeps the place in every list: leaving the sort key alone spares six index entries.
        if (author == MessageAuthor.Customer
            && unit.Number($"{counted}{here} and tier = {Tier.Waiting} and waiting_since is not null returning message_count") is > 0 and var position) return (int)position;
        SqlText wait = (author, note) switch
        {
            (MessageAuthor.Customer, _) => $", waiting_since = coalesce(waiting_since, {unit.Now}), tier = case when category = {StatusCategory.Resolved} then tier else {Tier.Waiting} end, rank_at = case when category = {StatusCategory.Resolved} then rank_at else coalesce(waiting_since, {unit.Now}) end",
            (MessageAuthor.Agent or MessageAuthor.Bot, false) => $", waiting_since = null, tier = case when category = {StatusCategory.Resolved} or tier = {Tier.Snoozed} then tier else {Tier.Answered} end, rank_at = case when category = {StatusCategory.Resolved} or tier = {Tier.Snoozed} then rank_at else {unit.Now} end",
            _ => SqlText.Empty,
        };
        return (int)unit.Number($"{counted}{wait}{here} returning message_count");
    }

    /// <summary>Counts a line of the system's own into each of the conversations; their positions, without those that are gone.</summary>
    internal static IReadOnlyDictionary<Guid, int> CountIn(Unit unit, IReadOnlyCollection<Guid> conversations) => unit.Query(
        $"""
        update conversations_conversations set version = version + 1, updated_at = {unit.Now}, message_count = message_count + 1
        where workspace = {unit.Workspace} and id in {conversations} returning id, message_count
        """,
        r => (Id: r.Id(0), Position: r.Int(1))).ToDictionary(c => c.Id, c => c.Position);

    /// <summary>Sets the status, and with it tier and sort key.</summary>
    internal static void SetStatus(Unit unit, Guid conversation, Guid status, StatusCategory category)
    {
        DateTimeOffset? resolvedAt = category == StatusCategory.Resolved ? unit.Now : null;
        var place = category == StatusCategory.Resolved
            ? (SqlText)$", tier = {Tier.Resolved}, rank_at = {unit.Now}, waiting_since = null, handler = {Handler.None}"
            : $", tier = case when waiting_since is null then {Tier.Answered} else {Tier.Waiting} end, rank_at = coalesce(waiting_since, last_at)";
        unit.Execute($"""
            update conversations_conversations set version = version + 1, updated_at = {unit.Now}, status = {status}, category = {category}, resolved_at = {resolvedAt},
              snoozed_until = null, snoozed_by = null, snoozed_status = null{place}
            where workspace = {unit.Workspace} and id = {conversation}
            """);
    }

    /// <summary>Facts for <see cref="ConversationAccess.Allows"/>, inside a unit.</summary>
    internal static AccessFacts Facts(Unit unit, ConversationRow row) => new(
        row.Brand, row.Team, row.Assignee,
        unit.Query($"select person from conversations_participants where workspace = {unit.Workspace} and conversation = {row.Id}", r => r.Id(0)));
}
