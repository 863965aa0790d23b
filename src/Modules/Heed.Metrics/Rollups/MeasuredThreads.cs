using System.Text.Json;
using Heed.Conversations.Public;
using Heed.Metrics.Folding;

namespace Heed.Metrics.Rollups;

/// <summary>Measured conversations inside a unit.</summary>
internal static class MeasuredThreads
{
    internal static MeasuredThread? Find(Unit unit, Guid conversation) => unit.First(
        $"""
        select customer, brand, inbox, channel, known, began_at, first_resolved_at, first_seq, seq, state from metrics_threads
        where workspace = {unit.Workspace} and conversation = {conversation}
        """,
        r => new MeasuredThread
        {
            Workspace = unit.Workspace,
            Conversation = conversation,
            Customer = r.IdOrNull(0),
            Brand = r.Id(1),
            Inbox = r.Id(2),
            Channel = r.Text(3),
            Known = r.Bool(4),
            BeganAt = r.Time(5),
            FirstResolvedAt = r.TimeOrNull(6),
            FirstSeq = r.Long(7),
            Seq = r.Long(8),
            State = r.Text(9),
        });

    /// <summary>A conversation that is measured from now on; null when it is gone. Its state is that before its first event.</summary>
    internal static (MeasuredThread Thread, FoldState State)? Begin(Unit unit, Guid conversation) => unit.First(
        $"""
        select c.customer, c.brand, c.inbox, c.channel, c.created_at, c.handler, c.assignee, c.team, c.resolved_at,
          (select count(*) from (select 1 from conversations_conversations o where o.workspace = c.workspace and o.customer = c.customer and o.number < c.number limit 1) earlier)
        from conversations_conversations c where c.workspace = {unit.Workspace} and c.id = {conversation}
        """,
        r => ((MeasuredThread, FoldState)?)(
            new MeasuredThread
            {
                Workspace = unit.Workspace,
                Conversation = conversation,
                Customer = r.Id(0),
                Brand = r.Id(1),
                Inbox = r.Id(2),
                Channel = r.Text(3),
                BeganAt = r.Time(4),
                Known = r.Long(9) > 0,
            },
            new FoldState { BeganAt = r.Time(4), CustomerSpoke = true, Handler = (Handler)r.Int(5), Agent = r.IdOrNull(6), Team = r.IdOrNull(7), ResolvedAt = r.TimeOrNull(8), FirstResolvedAt = r.TimeOrNull(8) }));

    internal static FoldState State(MeasuredThread thread) => JsonSerializer.Deserialize<FoldState>(thread.State, StateJson.Options)!;

    internal static void Save(Unit unit, MeasuredThread t, FoldState state)
    {
        var json = JsonSerializer.Serialize(state, StateJson.Options);
        unit.Execute($"""
            insert into metrics_threads (workspace, conversation, customer, brand, inbox, channel, known, began_at, first_resolved_at, first_seq, seq, state)
            values ({unit.Workspace}, {t.Conversation}, {t.Customer}, {t.Brand}, {t.Inbox}, {t.Channel}, {t.Known}, {t.BeganAt}, {state.FirstResolvedAt}, {t.FirstSeq}, {t.Seq}, {json})
            on conflict (workspace, conversation) do update set first_resolved_at = excluded.first_resolved_at, seq = excluded.seq, state = excluded.state
            """);
    }

    /// <summary>Conversations of the same customer and brand that were first resolved within the days before an instant.</summary>
    internal static List<Guid> ResolvedBefore(Unit unit, MeasuredThread thread) => thread.Customer is not { } customer ? [] : unit.Query(
        $"""
        select conversation from metrics_threads where workspace = {unit.Workspace} and customer = {customer} and brand = {thread.Brand} and conversation <> {thread.Conversation}
          and first_resolved_at <= {thread.BeganAt} and first_resolved_at >= {thread.BeganAt - Fold.ComesBack}
        """,
        r => r.Id(0));

    /// <summary>Whether the customer began another conversation with the brand within the days after an instant. One that we began says nothing.</summary>
    internal static bool CameBack(Unit unit, MeasuredThread thread, DateTimeOffset resolved) => thread.Customer is { } customer && unit.Number(
        $"""
        select count(*) from metrics_threads t where t.workspace = {unit.Workspace} and t.customer = {customer} and t.brand = {thread.Brand} and t.conversation <> {thread.Conversation}
          and t.began_at >= {resolved} and t.began_at <= {resolved + Fold.ComesBack}
          and not exists (select 1 from metrics_facts f where f.workspace = t.workspace and f.conversation = t.conversation and f.kind = {FactKind.Created} and f.agent <> {Guid.Empty})
        """) > 0;
}
