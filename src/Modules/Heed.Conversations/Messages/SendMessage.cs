using Heed.Conversations.Access;
using Heed.Conversations.Fields;
using Heed.Conversations.Public;
using Heed.Conversations.Sending;
using Heed.Conversations.Threads;
using Heed.Kernel;
using Heed.Platform.Store;
using Heed.Platform.Web;

namespace Heed.Conversations.Messages;

/// <summary>An agent's reply or note. A reply is stopped when a colleague has answered what the agent has not seen.</summary>
internal sealed class SendMessage(IStore store, MessageViews views, OutgoingViews waiting, Outbound outbound, Dispatch dispatch)
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
        return await waiting.FindAsync(after, scope.Workspace, id, cancellationToken) is { } held
            ? OutgoingViews.ToMessage(held)
            : (await views.LoadAsync(after, scope.Workspace, [id], cancellationToken)).FirstOrDefault() ?? throw new NotFoundRefusal();
    }

    private static void Check(SendMessageRequest request) => LetterRequest.Check(new Validate(), request.Subject, request.Recipients)
        .That((request.Text ?? "").Length <= ThreadWriter.MaxText, "text", "tooLong", $"At most {ThreadWriter.MaxText} characters.")
        .That(!string.IsNullOrWhiteSpace(request.Text) || request.FileIds is { Count: > 0 }, "text", "required", "Write something or attach a file.")
        .That((request.FileIds?.Count ?? 0) <= 10, "fileIds", "tooMany", "At most 10 files in one message.")
        .That((request.Mentions?.Count ?? 0) <= 50, "mentions", "tooMany", "At most 50 mentions in one message.")
        .That(request.Id != Guid.Empty, "id", "required", "An id of zeros is none.")
        .That(request.UndoSeconds is >= 0 and <= OutgoingDesk.MaxUndoSeconds, "undoSeconds", "outOfRange", $"0 to {OutgoingDesk.MaxUndoSeconds} seconds.")
        .Done();

    /// <summary>Sends it inside a unit of somebody else's.</summary>
    internal Guid Apply(Unit unit, Scope scope, Guid conversation, Guid id, SendMessageRequest request)
    {
        var row = ConversationAccess.Get(unit, scope, conversation);
        if (Known(unit, conversation, id, scope.Actor.Id)) return id;
        if (request.Resolve)
        {
            scope.Require(ConversationPermissions.Edit, row.Brand);
            FieldValues.RequireForResolve(unit, row);
        }

        if (!request.Note) StopWhenAnswered(unit, scope, conversation, request.SeenPosition);
        var letter = !request.Note && outbound.Carries(row.Channel) && (request.Subject is not null || request.Recipients is not null)
            ? LetterRequest.Compose(request.Subject, request.Recipients)
            : null;
        DropDraft(unit, scope, conversation, request);
        if (OutgoingDesk.WaitOf(request, unit.Now) is var (state, at))
        {
            OutgoingDesk.Hold(unit, row, id, request, letter, state, at);
            return id;
        }

        dispatch.Send(
            unit, row,
            new NewMessage(id, MessageAuthor.Agent, scope.Actor.Id, request.Text ?? "") { Note = request.Note, Files = request.FileIds ?? [], Mentions = request.Mentions ?? [], Letter = letter },
            request.Resolve);
        ThreadWriter.Changed(unit, conversation);
        return id;
    }

    /// <summary>Whether this very message was taken in before, sent or in waiting.</summary>
    private static bool Known(Unit unit, Guid conversation, Guid id, Guid? author)
    {
        var (there, by) = ThreadWriter.Existing(unit, id) is { } sent
            ? (sent.Conversation, sent.AuthorId)
            : OutgoingSql.Find(unit, id) is { } waiting ? (waiting.Conversation, waiting.Author) : (Guid.Empty, null);
        if (there == Guid.Empty) return false;
        return there == conversation && by == author ? true : throw new ConflictRefusal("idTaken", "This message id is already in use.");
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
