using Heed.Conversations.Messages;
using Heed.Conversations.Public;
using Heed.Conversations.Threads;
using Heed.Kernel;
using Heed.Platform.Store;

namespace Heed.Conversations.Merging;

/// <summary>Where a conversation stands: status, place in the lists, wait, newest message. Ids and times only; the newest message's words are read again.</summary>
internal sealed record ThreadState(
    Guid Status, StatusCategory Category, Handler Handler, Tier Tier, DateTimeOffset RankAt, DateTimeOffset? WaitingSince, DateTimeOffset? ResolvedAt, int MessageCount,
    int CustomerSeen, int CustomerDelivered, int AgentSeen, Guid? LastId, DateTimeOffset LastAt, DateTimeOffset? SnoozedUntil)
{
    internal static ThreadState Read(Unit unit, Guid conversation) => unit.First(
        $"""
        select status, category, handler, tier, rank_at, waiting_since, resolved_at, message_count, customer_seen, customer_delivered, agent_seen, last_id, last_at, snoozed_until
        from conversations_conversations where workspace = {unit.Workspace} and id = {conversation}
        """,
        r => new ThreadState(
            r.Id(0), (StatusCategory)r.Int(1), (Handler)r.Int(2), (Tier)r.Int(3), r.Time(4), r.TimeOrNull(5), r.TimeOrNull(6), r.Int(7), r.Int(8), r.Int(9), r.Int(10), r.IdOrNull(11), r.Time(12),
            r.TimeOrNull(13)))!;

    /// <summary>Writes status, place and wait back as they were.</summary>
    internal void Restore(Unit unit, Guid conversation) => unit.Execute($"""
        update conversations_conversations set version = version + 1, updated_at = {unit.Now}, status = {Status}, category = {Category}, handler = {Handler}, tier = {Tier},
          rank_at = {RankAt}, waiting_since = {WaitingSince}, resolved_at = {ResolvedAt}
        where workspace = {unit.Workspace} and id = {conversation}
        """);

    /// <summary>Shows the newest message of people that the thread has now.</summary>
    internal static void ShowLast(Unit unit, Guid conversation)
    {
        var last = unit.First(
            $"""
            select id, author, note, text, at, has_files from conversations_messages
            where workspace = {unit.Workspace} and conversation = {conversation} and author <> {MessageAuthor.System} and (author <> {MessageAuthor.Bot} or activity is null)
            order by at desc, position desc limit 1
            """,
            r => Tuple.Create((Guid?)r.Id(0), (MessageAuthor)r.Int(1), r.Bool(2), r.Text(3), r.Time(4), r.Bool(5)));
        var (id, author, note, text, at, files) = last ?? Tuple.Create((Guid?)null, MessageAuthor.System, false, "", unit.Now, false);
        unit.Execute($"""
            update conversations_conversations set last_id = {id}, last_author = {author}, last_note = {note}, last_text = {ThreadWriter.Preview(text)}, last_at = {at}, last_files = {files}
            where workspace = {unit.Workspace} and id = {conversation}
            """);
    }

    /// <summary>Sets the wait by what stands in the thread: since the first words of the customer that nobody has answered.</summary>
    internal static void CountWait(Unit unit, Guid conversation)
    {
        var answered = unit.First(
            $"""
            select max(position) from conversations_messages
            where workspace = {unit.Workspace} and conversation = {conversation} and author = {MessageAuthor.Agent} and note = {false}
            """,
            r => r.IntOrNull(0)) ?? 0;
        var since = unit.First(
            $"""
            select min(at) from conversations_messages
            where workspace = {unit.Workspace} and conversation = {conversation} and author = {MessageAuthor.Customer} and note = {false} and position > {answered}
            """,
            r => r.TimeOrNull(0));
        SetWait(unit, conversation, since);
    }

    /// <summary>Sets since when the customer waits, and the place that follows; what is resolved or put off keeps its place.</summary>
    internal static void SetWait(Unit unit, Guid conversation, DateTimeOffset? since) => unit.Execute($"""
        update conversations_conversations set waiting_since = {since},
          tier = case when tier in ({Tier.Waiting}, {Tier.Answered}) then {(since is null ? Tier.Answered : Tier.Waiting)} else tier end,
          rank_at = case when tier in ({Tier.Waiting}, {Tier.Answered}) then coalesce({since}, last_at) else rank_at end
        where workspace = {unit.Workspace} and id = {conversation} and category <> {StatusCategory.Resolved}
        """);
}
