using Heed.Channels.Email.Intake;
using Heed.Channels.Email.Mailboxes;
using Heed.Channels.Email.Sending;

namespace Heed.Channels.Email.Continuity;

/// <summary>A copy of a conversation by mail: for agents who are asked for one, and for customers themselves.</summary>
internal static class TranscriptEndpoints
{
    public static void Map(IEndpointRouteBuilder root, IEndpointRouteBuilder workspace)
    {
        workspace.MapPost("/conversations/{conversation:guid}/transcript", SendAsync).Needs(ConversationPermissions.Reply).WithName("SendTranscript").WithTags("E-mail")
            .WithSummary("Mails a copy of the conversation, as its customer sees it.");
        root.MapPost("/widget/v1/transcript", AskAsync).NeedsVisitor().WithName("WidgetTranscript").WithTags("Widget")
            .WithSummary("Mails a copy of the visitor's own conversation to the address it has given before; once a day.");
    }

    private static async Task<Accepted> SendAsync(
        Guid conversation, TranscriptRequest body, Caller caller, IStore store, IConversations conversations, EmailChannel channel, IAudit audit, CancellationToken cancellationToken)
    {
        if (!MailText.IsAddress(body.To)) throw new InvalidRefusal("to", "notEmail", "This is not an e-mail address.");
        ConversationRow row;
        using (var session = store.Read())
        {
            row = await conversations.GetAsync(session, caller.Scope, conversation, cancellationToken);
            caller.Scope.Require(ConversationPermissions.Reply, row.Brand);
        }

        await store.WriteAsync(
            caller.Scope,
            unit =>
            {
                Queue(unit, row, channel, body.To);
                conversations.Line(unit, conversation, "transcriptSent", new { by = caller.Scope.Actor.Id });
                audit.Write(unit, caller.Scope, "conversation.transcriptSent", "conversation", conversation);
            },
            cancellationToken);
        return TypedResults.Accepted((string?)null);
    }

    private static async Task<Accepted> AskAsync(
        WidgetTranscriptRequest body, Caller caller, IStore store, IConversations conversations, EmailChannel channel, AutomaticBudget budget, CancellationToken cancellationToken)
    {
        ConversationRow row;
        using (var session = store.Read()) row = await conversations.GetAsync(session, caller.Scope, body.ConversationId, cancellationToken);
        await store.WriteAsync(
            caller.Scope,
            unit =>
            {
                if (EmailChannel.AddressOf(unit, row) is not { } address) throw new ConflictRefusal("noAddress", "No e-mail address is known. Write it into the chat first.");
                if (!budget.Take(unit, row.Inbox, address)) throw new ConflictRefusal("alreadySent", "A copy was sent to this address today.");
                Queue(unit, row, channel, address);
            },
            cancellationToken);
        return TypedResults.Accepted((string?)null);
    }

    private static void Queue(Unit unit, ConversationRow row, EmailChannel channel, string to)
    {
        var mailbox = row.Channel == MailboxDesk.Channel
            ? row.Inbox
            : unit.First($"select mailbox from email_continuations where workspace = {unit.Workspace} and inbox = {row.Inbox}", r => r.IdOrNull(0));
        if (mailbox is not { } from || !channel.QueueCopy(unit, from, row.Id, row.Customer, OutboxKind.Transcript, null, new CopyFacts(to, 0, row.MessageCount)))
        {
            throw new ConflictRefusal("noMailbox", "No mailbox carries mail for this inbox. Choose one in the inbox's settings.");
        }
    }
}

/// <summary>Where the copy goes.</summary>
internal sealed record TranscriptRequest(string To);

/// <summary>Which conversation a visitor wants a copy of.</summary>
internal sealed record WidgetTranscriptRequest(Guid ConversationId);
