using Heed.Channels.Api.Inboxes;
using Heed.Platform.Outbound;
using Heed.Platform.Ownership;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace Heed.Channels.Api.Outbox;

/// <summary>Posts agents' messages to the other systems, each inbox in a lane of its own, each conversation in order.</summary>
internal sealed class OutboxPump(
    IStore store, IConversations conversations, ChannelCaller calls, IShardOwnership ownership, TimeProvider time, ILogger<OutboxPump> log) : OutboundPump<OutgoingRow>(ownership, time, log)
{
    /// <summary>A chat message that is a day late is no answer any more.</summary>
    internal static readonly TimeSpan GiveUp = TimeSpan.FromHours(24);
    private const int Patience = 5;
    private const double LongestRest = 300;

    protected override async Task<IReadOnlyList<(WorkspaceId Workspace, Guid Target)>> TargetsAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        using var session = store.Read();
        return await session.QueryAsync(
            $"""
            select a.workspace, a.inbox from api_inboxes a where (a.rest_until is null or a.rest_until <= {now}) and exists (
                select 1 from api_outbox o where o.workspace = a.workspace and o.inbox = a.inbox and o.stage = {OutgoingStage.Waiting} and o.due <= {now})
            """,
            r => (new WorkspaceId(r.Int(0)), r.Id(1)), cancellationToken);
    }

    protected override async Task<IReadOnlyList<OutgoingRow>> DueAsync(WorkspaceId workspace, Guid target, DateTimeOffset now, int limit, CancellationToken cancellationToken)
    {
        using var session = store.Read();
        // Only the first that waits of each conversation: what an agent says second arrives second.
        return await session.QueryAsync(
            $"""
            select o.message, o.conversation, o.customer, o.attempts, o.begun from api_outbox o
            join api_inboxes a on a.workspace = o.workspace and a.inbox = o.inbox
            where o.workspace = {workspace} and o.inbox = {target} and o.stage = {OutgoingStage.Waiting} and o.due <= {now} and (a.rest_until is null or a.rest_until <= {now})
              and not exists (select 1 from api_outbox e where e.workspace = o.workspace and e.conversation = o.conversation and e.stage = {OutgoingStage.Waiting}
                and (e.at < o.at or (e.at = o.at and e.message < o.message)))
            order by o.due limit {limit}
            """,
            r => new OutgoingRow(r.Id(0), r.Id(1), r.Id(2), r.Int(3), r.Time(4)), cancellationToken);
    }

    protected override async Task SendAsync(WorkspaceId workspace, Guid target, OutgoingRow work, CancellationToken cancellationToken)
    {
        ApiInbox? inbox;
        string? contact;
        ConversationRow? conversation;
        MessageRow? message;
        using (var session = store.Read())
        {
            inbox = await session.Db.Set<ApiInbox>().FirstOrDefaultAsync(a => a.Workspace == workspace && a.Inbox == target, cancellationToken);
            contact = await session.FirstAsync(
                $"select id from api_contacts where workspace = {workspace} and inbox = {target} and customer = {work.Customer} order by created_at", r => (string?)r.Text(0), cancellationToken);
            conversation = await conversations.FindAsync(session, workspace, work.Conversation, cancellationToken);
            message = (await conversations.OutgoingAsync(session, workspace, work.Message, cancellationToken))?.Message;
        }

        if (inbox is null || conversation is null || message is null || contact is null)
        {
            // Erased, or taken back: there is nothing to send.
            await EndAsync(workspace, work, DeliveryState.Failed, "gone", cancellationToken);
        }
        else if (inbox.WebhookUrl is null)
        {
            await EndAsync(workspace, work, DeliveryState.Sent, null, cancellationToken);
        }
        else
        {
            var reply = await calls.SendAsync(inbox, contact, conversation, message, cancellationToken);
            await store.WriteAsync(Scope.System(workspace), unit => Note(unit, target, work, reply), cancellationToken);
        }
    }

    private Task EndAsync(WorkspaceId workspace, OutgoingRow work, DeliveryState state, string? reason, CancellationToken cancellationToken) => store.WriteAsync(
        Scope.System(workspace), unit => End(unit, work, state, reason), cancellationToken);

    private void Note(Unit unit, Guid inbox, OutgoingRow work, OutboundReply reply)
    {
        if (reply.Taken)
        {
            End(unit, work, DeliveryState.Sent, null);
            if (unit.Execute($"update api_inboxes set failing_since = null, failures = 0, rest_until = null where workspace = {unit.Workspace} and inbox = {inbox} and (failing_since is not null or failures > 0)") == 1) Changed(unit, inbox);
            return;
        }

        var reason = reply.Error ?? string.Create(System.Globalization.CultureInfo.InvariantCulture, $"http{reply.Status}");
        if (IsFinal(reply.Status) || unit.Now - work.Begun >= GiveUp) End(unit, work, DeliveryState.Failed, reason);
        else
        {
            var due = unit.Now + RetryPlan.After(work.Attempts + 1, reply.RetryAfter);
            unit.Execute($"""
                update api_outbox set attempts = {work.Attempts + 1}, due = {due} where workspace = {unit.Workspace} and message = {work.Message} and stage = {OutgoingStage.Waiting}
                """);
        }

        Fail(unit, inbox);
    }

    /// <summary>What the other system will not take however often it is asked; too many (429), too early and conflicts may pass.</summary>
    private static bool IsFinal(int? status) => status is >= 400 and < 500 and not (408 or 409 or 425 or 429);

    private void End(Unit unit, OutgoingRow work, DeliveryState state, string? reason)
    {
        var stage = state == DeliveryState.Failed ? OutgoingStage.Failed : OutgoingStage.Sent;
        var ended = unit.Execute($"""
            update api_outbox set stage = {stage}, attempts = {work.Attempts + 1} where workspace = {unit.Workspace} and message = {work.Message} and stage = {OutgoingStage.Waiting}
            """);
        if (ended == 1) conversations.Delivered(unit, work.Message, state, reason);
    }

    private static void Fail(Unit unit, Guid inbox)
    {
        var known = unit.First(
            $"select failing_since, failures from api_inboxes where workspace = {unit.Workspace} and inbox = {inbox}", r => ((DateTimeOffset? Since, int Failures)?)(r.TimeOrNull(0), r.Int(1)));
        if (known is not { } row) return;
        var failures = row.Failures + 1;
        var rest = failures < Patience ? (DateTimeOffset?)null : unit.Now + TimeSpan.FromSeconds(Math.Min(LongestRest, Math.Pow(2, Math.Min(failures - Patience, 10))));
        unit.Execute($"update api_inboxes set failing_since = {row.Since ?? unit.Now}, failures = {failures}, rest_until = {rest} where workspace = {unit.Workspace} and inbox = {inbox}");
        if (row.Since is null) Changed(unit, inbox);
    }

    private static void Changed(Unit unit, Guid inbox)
    {
        var version = unit.Number($"select version from api_inboxes where workspace = {unit.Workspace} and inbox = {inbox}");
        unit.Append(new LedgerEvent("apiInbox.changed", ApiInboxLive.KindName, inbox, version));
    }
}
