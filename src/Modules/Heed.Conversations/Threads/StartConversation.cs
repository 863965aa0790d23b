using Heed.Conversations.Inboxes;
using Heed.Conversations.Messages;
using Heed.Conversations.Public;
using Heed.Conversations.Statuses;
using Heed.Customers.Public;
using Heed.Kernel;
using Heed.Platform.Store;
using Heed.Platform.Web;

namespace Heed.Conversations.Threads;

/// <summary>An agent writes first.</summary>
internal sealed class StartConversation(IStore store, InboxDirectory inboxes, ICustomers customers, Outbound outbound, TimeProvider time)
{
    public async Task<Guid> RunAsync(Scope scope, StartConversationRequest request, CancellationToken cancellationToken)
    {
        LetterRequest.Check(new Validate(), request.Subject, request.Recipients)
            .That((request.FileIds?.Count ?? 0) <= 10, "fileIds", "tooMany", "At most 10 files in one message.")
            .Text(request.Text, "text", ThreadWriter.MaxText, multiline: true)
            .Done();
        InboxRow inbox;
        using (var session = store.Read())
        {
            inbox = await inboxes.GetAsync(session, scope, request.InboxId, cancellationToken);
            await customers.GetAsync(session, scope, request.CustomerId, cancellationToken);
        }

        scope.Require(ConversationPermissions.Start, inbox.Brand);
        if (inbox.Archived) throw new ConflictRefusal("inboxArchived", "This inbox takes no messages any more.");
        var id = request.Id ?? Ids.New(time.GetUtcNow());
        return await store.WriteAsync(
            scope,
            unit =>
            {
                if (ConversationSql.Find(unit, id) is { } existing)
                {
                    return existing.Customer == request.CustomerId ? id : throw new ConflictRefusal("idTaken", "This conversation id is already in use.");
                }

                ConversationSql.Insert(unit, id, inbox, request.CustomerId, StatusDirectory.Default(unit, StatusCategory.Open), Handler.Agent, request.Subject, null);
                customers.Touch(unit, request.CustomerId, inbox.Brand);
                if (scope.Actor is { Kind: ActorKind.Person, Id: { } me })
                {
                    unit.Execute($"update conversations_conversations set assignee = {me} where workspace = {unit.Workspace} and id = {id}");
                }

                unit.Append(new LedgerEvent(ConversationEvents.Created, "conversation", id, 1, new { inbox = inbox.Id, brand = inbox.Brand, team = inbox.Team, assignee = scope.Actor.Kind == ActorKind.Person ? scope.Actor.Id : null, handler = (int)Handler.Agent }));
                var message = Ids.New(unit.Now);
                var letter = request.Subject is null && request.Recipients is null ? null : LetterRequest.Compose(request.Subject, request.Recipients);
                ThreadWriter.Append(unit, id, new NewMessage(message, MessageAuthor.Agent, scope.Actor.Id, request.Text)
                {
                    State = outbound.FirstState(inbox.Channel),
                    Letter = outbound.Carries(inbox.Channel) ? letter : null,
                    Files = request.FileIds ?? [],
                });
                outbound.Send(unit, new OutboundMessage(ConversationSql.Find(unit, id)!, message, MessageAuthor.Agent, scope.Actor.Id, letter));
                ThreadWriter.Changed(unit, id);
                return id;
            },
            cancellationToken);
    }
}
