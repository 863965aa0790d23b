using Heed.Conversations.Messages;
using Heed.Conversations.Public;
using Heed.Kernel;
using Heed.Platform.Store;
using Heed.Platform.Timers;

namespace Heed.Conversations.Sending;

/// <summary>Rows of replies in waiting, inside units, with their timers and events.</summary>
internal static class OutgoingSql
{
    internal static SqlText Columns =>
        $"o.id, o.version, o.conversation, o.author, o.text, o.parts, o.state, o.send_at, o.created_at, o.resolve, o.unless_customer_writes, o.customer_wrote, o.failure";

    internal static Outgoing Read(Row r) => new()
    {
        Id = r.Id(0),
        Version = r.Long(1),
        Conversation = r.Id(2),
        Author = r.IdOrNull(3),
        Text = r.Text(4),
        Parts = r.Text(5),
        State = (DeliveryState)r.Int(6),
        SendAt = r.Time(7),
        CreatedAt = r.Time(8),
        Resolve = r.Bool(9),
        UnlessCustomerWrites = r.Bool(10),
        CustomerWrote = r.Bool(11),
        Failure = r.TextOrNull(12),
    };

    internal static Outgoing? Find(Unit unit, Guid id) => unit.First(
        $"select {Columns} from conversations_outgoing o where o.workspace = {unit.Workspace} and o.id = {id}", Read);

    internal static List<Outgoing> OfConversation(Unit unit, Guid conversation) => unit.Query(
        $"select {Columns} from conversations_outgoing o where o.workspace = {unit.Workspace} and o.conversation = {conversation} order by o.send_at, o.id", Read);

    internal static void Insert(Unit unit, Outgoing row)
    {
        unit.Execute($"""
            insert into conversations_outgoing (workspace, id, version, conversation, author, text, parts, state, send_at, created_at, resolve, unless_customer_writes, customer_wrote)
            values ({unit.Workspace}, {row.Id}, {1L}, {row.Conversation}, {row.Author}, {row.Text}, {row.Parts}, {row.State}, {row.SendAt}, {unit.Now}, {row.Resolve}, {row.UnlessCustomerWrites}, {false})
            """);
        unit.SetTimer(ReleaseTimer.TimerKind, row.Id, row.SendAt);
        Changed(unit, row.Id, row.Conversation, 1, "outgoing.added");
    }

    /// <summary>Writes what can change about it; a failure lets it rest until somebody acts.</summary>
    internal static void Update(Unit unit, Outgoing row)
    {
        unit.Execute($"""
            update conversations_outgoing set version = version + 1, text = {row.Text}, send_at = {row.SendAt}, unless_customer_writes = {row.UnlessCustomerWrites},
              customer_wrote = {row.CustomerWrote}, state = {row.State}, failure = {row.Failure}
            where workspace = {unit.Workspace} and id = {row.Id}
            """);
        if (row.Failure is null) unit.SetTimer(ReleaseTimer.TimerKind, row.Id, row.SendAt);
        else unit.ClearTimer(ReleaseTimer.TimerKind, row.Id);
        Changed(unit, row.Id, row.Conversation, row.Version + 1, "outgoing.changed");
    }

    /// <summary>It is sent or taken back.</summary>
    internal static void Delete(Unit unit, Outgoing row)
    {
        unit.Execute($"delete from conversations_outgoing where workspace = {unit.Workspace} and id = {row.Id}");
        unit.ClearTimer(ReleaseTimer.TimerKind, row.Id);
        Changed(unit, row.Id, row.Conversation, row.Version + 1, "outgoing.deleted");
    }

    /// <summary>Writes on the conversation when the first of its scheduled messages goes out, for lists; tells of it when that is news.</summary>
    internal static void NoteNext(Unit unit, Guid conversation)
    {
        var next = unit.First(
            $"select min(send_at) from conversations_outgoing where workspace = {unit.Workspace} and conversation = {conversation} and state = {DeliveryState.Scheduled}", r => r.TimeOrNull(0));
        var changed = unit.Execute($"""
            update conversations_conversations set scheduled_at = {next}, version = version + 1
            where workspace = {unit.Workspace} and id = {conversation} and coalesce(scheduled_at, 0) <> {next?.ToMicros() ?? 0}
            """);
        if (changed > 0) ThreadWriter.Changed(unit, conversation);
    }

    private static void Changed(Unit unit, Guid id, Guid conversation, long version, string name) =>
        unit.Append(new LedgerEvent(name, "outgoing", id, version, new { conversation }));
}
