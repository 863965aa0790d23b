using Heed.Accounts.Public;
using Heed.Conversations.Access;
using Heed.Conversations.Public;
using Heed.Conversations.Statuses;
using Heed.Conversations.Threads;
using Heed.Kernel;
using Heed.Notices.Public;
using Heed.Platform.Store;
using Heed.Platform.Web;

namespace Heed.Conversations.Messages;

/// <summary>An agent's reply or note. A reply is stopped when a colleague has answered what the agent has not seen.</summary>
internal sealed class SendMessage(IStore store, MessageViews views, IPeople people, INotices notices, Outbound outbound)
{
    public async Task<MessageView> RunAsync(Scope scope, Guid conversation, SendMessageRequest request, CancellationToken cancellationToken)
    {
        ConversationRow row;
        using (var session = store.Read())
        {
            row = await ConversationAccess.GetAsync(session, scope, conversation, cancellationToken);
            scope.Require(request.Note ? ConversationPermissions.Note : ConversationPermissions.Reply, row.Brand);
            Check(request);
        }

        Guid id;
        try
        {
            // A repeat after a crash answers the id that was made the first time.
            id = await store.WriteAsync(scope, unit => Apply(unit, scope, conversation, request.Id ?? Ids.New(unit.Now), request), cancellationToken);
        }
        catch (AnsweredMeanwhile meanwhile)
        {
            using var again = store.Read();
            var unseen = await views.QueryAsync(
                again, scope.Workspace, $"m.conversation = {conversation} and m.position > {meanwhile.Seen}", $"order by m.position limit 50", cancellationToken);
            throw new ConflictRefusal("answeredMeanwhile", "A colleague has answered meanwhile.", new Dictionary<string, object?> { ["messages"] = unseen });
        }

        using var after = store.Read();
        return (await views.LoadAsync(after, scope.Workspace, [id], cancellationToken))[0];
    }

    private static void Check(SendMessageRequest request) => LetterRequest.Check(new Validate(), request.Subject, request.Recipients)
        .That((request.Text ?? "").Length <= ThreadWriter.MaxText, "text", "tooLong", $"At most {ThreadWriter.MaxText} characters.")
        .That(!string.IsNullOrWhiteSpace(request.Text) || request.FileIds is { Count: > 0 }, "text", "required", "Write something or attach a file.")
        .That((request.FileIds?.Count ?? 0) <= 10, "fileIds", "tooMany", "At most 10 files in one message.")
        .That((request.Mentions?.Count ?? 0) <= 50, "mentions", "tooMany", "At most 50 mentions in one message.")
        .That(request.Id != Guid.Empty, "id", "required", "An id of zeros is none.")
        .Done();

    /// <summary>Sends it inside a unit of somebody else's.</summary>
    internal Guid Apply(Unit unit, Scope scope, Guid conversation, Guid id, SendMessageRequest request)
    {
        var row = ConversationAccess.Get(unit, scope, conversation);
        if (ThreadWriter.Existing(unit, id) is { } existing)
        {
            return existing.Conversation == conversation && existing.AuthorId == scope.Actor.Id
                ? id
                : throw new ConflictRefusal("idTaken", "This message id is already in use.");
        }

        if (!request.Note) StopWhenAnswered(unit, scope, conversation, request.SeenPosition);
        var letter = !request.Note && outbound.Carries(row.Channel) && (request.Subject is not null || request.Recipients is not null)
            ? LetterRequest.Compose(request.Subject, request.Recipients)
            : null;
        ThreadWriter.Append(unit, conversation, new NewMessage(id, MessageAuthor.Agent, scope.Actor.Id, request.Text ?? "")
        {
            Note = request.Note,
            Files = request.FileIds ?? [],
            Mentions = request.Mentions ?? [],
            State = request.Note ? DeliveryState.Sent : outbound.FirstState(row.Channel),
            Letter = letter,
        });
        if (!request.Note)
        {
            outbound.Send(unit, new OutboundMessage(row, id, MessageAuthor.Agent, scope.Actor.Id, letter));
            TakeOver(unit, scope, row);
        }

        NoteMentions(unit, scope, row, id, request.Mentions ?? []);
        DropDraft(unit, scope, conversation, request);
        if (request.Resolve)
        {
            scope.Require(ConversationPermissions.Edit, row.Brand);
            ConversationChanges.Resolve(unit, row);
        }

        ThreadWriter.Changed(unit, conversation);
        return id;
    }

    private static void StopWhenAnswered(Unit unit, Scope scope, Guid conversation, int? seen)
    {
        if (seen is not { } position) return;
        var answered = unit.Number($"""
            select count(*) from conversations_messages
            where workspace = {unit.Workspace} and conversation = {conversation} and position > {position}
              and author = {MessageAuthor.Agent} and note = {false} and author_id <> {scope.Actor.Id ?? Guid.Empty}
            """);
        if (answered > 0) throw new AnsweredMeanwhile(position);
    }

    /// <summary>Whoever answers what nobody has, has it; an answer to a resolved one leaves it resolved.</summary>
    private static void TakeOver(Unit unit, Scope scope, ConversationRow row)
    {
        if (row.Category == StatusCategory.Resolved) return;
        if (row.Assignee is null && scope.Actor is { Kind: ActorKind.Person, Id: { } me })
        {
            ConversationChanges.Assign(unit, row, me, row.Team, Handler.Agent, "answered", null, line: false);
        }
    }

    private void NoteMentions(Unit unit, Scope scope, ConversationRow row, Guid message, IReadOnlyList<MentionView> mentions)
    {
        var mentioned = mentions.SelectMany(m => m.Kind == MentionKind.Person ? [m.Id] : people.TeamMembers(unit, m.Id)).Distinct();
        var known = people.Find(unit, [.. mentioned]);
        foreach (var person in known.Values.Where(p => p.Active && p.Id != scope.Actor.Id))
        {
            unit.Execute($"""
                insert into conversations_mentions (workspace, person, message, conversation, at) values ({unit.Workspace}, {person.Id}, {message}, {row.Id}, {unit.Now})
                on conflict (workspace, person, message) do nothing
                """);
            // Whoever is called in can see what the call is about.
            ConversationChanges.AddParticipant(unit, row, person.Id);
            notices.Notify(unit, person.Id, NoticeKinds.Mentioned, row.Id, scope.Actor.Id, subject: message);
        }
    }

    /// <summary>
    /// What was sent is no draft any more. A message that waited for the server may arrive after the next words were
    /// saved: those stay, so only a draft that the message begins with is dropped.
    /// </summary>
    private static void DropDraft(Unit unit, Scope scope, Guid conversation, SendMessageRequest request)
    {
        if (scope.Actor is not { Kind: ActorKind.Person, Id: { } me }) return;
        var draft = unit.First(
            $"select text, note from conversations_drafts where workspace = {unit.Workspace} and person = {me} and conversation = {conversation}",
            r => ((string Text, bool Note)?)(r.Text(0), r.Bool(1)));
        if (draft is not { } kept || kept.Note != request.Note || request.Text?.StartsWith(kept.Text.TrimEnd(), StringComparison.Ordinal) != true) return;
        unit.Execute($"delete from conversations_drafts where workspace = {unit.Workspace} and person = {me} and conversation = {conversation}");
        unit.Append(new LedgerEvent("draft.deleted", "draft", conversation, 0, new { person = me }));
    }

    private sealed class AnsweredMeanwhile(int seen) : Exception
    {
        public int Seen { get; } = seen;
    }
}
