using Heed.Conversations.Access;
using Heed.Conversations.Drafts;
using Heed.Conversations.Files;
using Heed.Conversations.Messages;
using Heed.Conversations.Public;
using Heed.Conversations.Threads;
using Heed.Kernel;
using Heed.Platform.Store;
using Heed.Platform.Timers;
using Heed.Platform.Web;

namespace Heed.Conversations.Sending;

/// <summary>Holds replies back, changes them while they wait, takes them back into the draft, or lets them go early.</summary>
internal sealed class OutgoingDesk(IStore store, OutgoingViews views, ReleaseTimer release)
{
    /// <summary>Longest time to think again, in seconds.</summary>
    internal const int MaxUndoSeconds = 60;
    private const int MaxWaiting = 50;
    private static readonly TimeSpan Furthest = TimeSpan.FromDays(366);

    /// <summary>When the request wants its message to go out; null for at once.</summary>
    /// <exception cref="InvalidRefusal">The time is out of range.</exception>
    internal static (DeliveryState State, DateTimeOffset At)? WaitOf(SendMessageRequest request, DateTimeOffset now)
    {
        if (request.Note) return null;
        if (request.SendAt is { } at && at > now)
        {
            return at <= now + Furthest ? (DeliveryState.Scheduled, at) : throw new InvalidRefusal("sendAt", "outOfRange", "At most a year ahead.");
        }

        return request is { SendAt: null, UndoSeconds: > 0 and var seconds } ? (DeliveryState.Held, now.AddSeconds(seconds)) : null;
    }

    /// <summary>Stores it to go out later.</summary>
    internal static void Hold(Unit unit, ConversationRow row, Guid id, SendMessageRequest request, Letter? letter, DeliveryState state, DateTimeOffset at)
    {
        if (OutgoingSql.OfConversation(unit, row.Id).Count >= MaxWaiting) throw new ConflictRefusal("tooMany", $"At most {MaxWaiting} messages wait in one conversation.");
        var files = request.FileIds ?? [];
        ThreadWriter.TakeFiles(unit, row.Id, id, files);
        OutgoingSql.Insert(unit, new Outgoing
        {
            Id = id,
            Conversation = row.Id,
            Author = unit.Actor.Id,
            Text = request.Text ?? "",
            Parts = new OutgoingParts(files, request.Mentions ?? [], letter).ToJson(),
            State = state,
            SendAt = at,
            Resolve = request.Resolve,
            UnlessCustomerWrites = request.UnlessCustomerWrites,
        });
        OutgoingSql.NoteNext(unit, row.Id);
    }

    /// <summary>Takes it back: it becomes its author's draft again, with files and recipients.</summary>
    public async Task<OutgoingView> TakeBackAsync(Scope scope, Guid conversation, Guid id, CancellationToken cancellationToken)
    {
        OutgoingView view;
        using (var session = store.Read())
        {
            await ConversationAccess.GetAsync(session, scope, conversation, cancellationToken);
            view = await FindAsync(session, scope, conversation, id, cancellationToken);
        }

        await store.WriteAsync(
            scope,
            unit =>
            {
                var row = Get(unit, scope, conversation, id);
                Return(unit, row);
                OutgoingSql.NoteNext(unit, conversation);
            },
            cancellationToken);
        return view;
    }

    /// <summary>Changes words or time.</summary>
    public async Task<OutgoingView> ChangeAsync(Scope scope, Guid conversation, Guid id, OutgoingChange request, long? expected, CancellationToken cancellationToken)
    {
        new Validate()
            .That((request.Text.Value ?? "").Length <= ThreadWriter.MaxText, "text", "tooLong", $"At most {ThreadWriter.MaxText} characters.")
            .Done();
        await store.WriteAsync(
            scope,
            unit =>
            {
                var row = Get(unit, scope, conversation, id);
                Versions.Require(expected, row.Version);
                if (request.Text.IsSet) row.Text = Words(request.Text.Value, row);
                if (request.SendAt.IsSet)
                {
                    if (request.SendAt.Value <= unit.Now || request.SendAt.Value > unit.Now + Furthest) throw new InvalidRefusal("sendAt", "outOfRange", "Between now and a year ahead.");
                    row.SendAt = request.SendAt.Value;
                    row.State = DeliveryState.Scheduled;
                    row.Failure = null;
                }

                if (request.UnlessCustomerWrites.IsSet) row.UnlessCustomerWrites = request.UnlessCustomerWrites.Value;
                OutgoingSql.Update(unit, row);
                OutgoingSql.NoteNext(unit, conversation);
            },
            cancellationToken);
        using var session = store.Read();
        return await FindAsync(session, scope, conversation, id, cancellationToken);
    }

    /// <summary>Sends it now.</summary>
    public Task SendNowAsync(Scope scope, Guid conversation, Guid id, CancellationToken cancellationToken) => store.WriteAsync(
        scope,
        unit =>
        {
            var row = ConversationAccess.Get(unit, scope, conversation);
            if (OutgoingSql.Find(unit, id) is not { } outgoing)
            {
                // Sent a moment ago by its own timer, or by somebody else: that is what was wanted.
                if (ThreadWriter.Existing(unit, id) is { } sent && sent.Conversation == conversation) return;
                throw new NotFoundRefusal();
            }

            outgoing = Mine(scope, row, outgoing, conversation);
            if (outgoing.Failure is not null) outgoing.Author = scope.Actor.Id;
            release.Release(unit, outgoing);
        },
        cancellationToken);

    /// <summary>The customer has written: what was to be cancelled by that goes back to its author, the rest is marked.</summary>
    internal static void CustomerWrote(Unit unit, Guid conversation)
    {
        foreach (var row in OutgoingSql.OfConversation(unit, conversation).Where(o => !o.CustomerWrote))
        {
            row.CustomerWrote = true;
            if (row.UnlessCustomerWrites)
            {
                Return(unit, row);
                ThreadWriter.Activity(unit, conversation, "sendCancelled", new { by = row.Author });
            }
            else
            {
                OutgoingSql.Update(unit, row);
            }
        }

        OutgoingSql.NoteNext(unit, conversation);
    }

    private static void Return(Unit unit, Outgoing row)
    {
        OutgoingSql.Delete(unit, row);
        var parts = OutgoingParts.Parse(row.Parts);
        foreach (var file in parts.Files)
        {
            unit.Execute($"update conversations_files set message = {(Guid?)null}, conversation = {(Guid?)null} where workspace = {unit.Workspace} and id = {file}");
            unit.SetTimer(UnusedFiles.TimerKind, file, unit.Now + DraftRows.FilesKept);
        }

        if (row.Author is { } author) DraftRows.Return(unit, author, row.Conversation, row.Text, parts);
    }

    private static string Words(string? text, Outgoing row) => !string.IsNullOrWhiteSpace(text) || OutgoingParts.Parse(row.Parts).Files.Count > 0
        ? text ?? ""
        : throw new InvalidRefusal("text", "required", "Write something or attach a file.");

    private static Outgoing Get(Unit unit, Scope scope, Guid conversation, Guid id)
    {
        var row = ConversationAccess.Get(unit, scope, conversation);
        if (OutgoingSql.Find(unit, id) is { } outgoing) return Mine(scope, row, outgoing, conversation);
        if (ThreadWriter.Existing(unit, id) is { } sent && sent.Conversation == conversation) throw new ConflictRefusal("alreadySent", "It has gone out and cannot be taken back.");
        throw new NotFoundRefusal();
    }

    private static Outgoing Mine(Scope scope, ConversationRow row, Outgoing outgoing, Guid conversation)
    {
        if (outgoing.Conversation != conversation) throw new NotFoundRefusal();
        if (outgoing.Author != scope.Actor.Id) scope.Require(ConversationPermissions.Edit, row.Brand);
        return outgoing;
    }

    private async Task<OutgoingView> FindAsync(ReadSession session, Scope scope, Guid conversation, Guid id, CancellationToken cancellationToken)
    {
        if (await views.FindAsync(session, scope.Workspace, id, cancellationToken) is { } view && view.ConversationId == conversation) return view;
        var sent = await session.NumberAsync(
            $"select count(*) from conversations_messages where workspace = {scope.Workspace} and id = {id} and conversation = {conversation}", cancellationToken);
        throw sent > 0 ? new ConflictRefusal("alreadySent", "It has gone out and cannot be taken back.") : new NotFoundRefusal();
    }
}
