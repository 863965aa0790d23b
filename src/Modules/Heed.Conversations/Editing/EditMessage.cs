using Heed.Conversations.Access;
using Heed.Conversations.Files;
using Heed.Conversations.Messages;
using Heed.Conversations.Public;
using Heed.Conversations.Search;
using Heed.Conversations.Threads;
using Heed.Kernel;
using Heed.Platform.Blobs;
using Heed.Platform.Store;
using Heed.Platform.Web;

namespace Heed.Conversations.Editing;

/// <summary>Changes, deletes and sends again what the team wrote. What it said before is kept as a version.</summary>
internal sealed class EditMessage(IStore store, MessageViews views, Outbound outbound, IBlobs blobs)
{
    public Task<MessageView> ChangeAsync(Scope scope, Guid conversation, Guid message, string? text, CancellationToken cancellationToken)
    {
        new Validate()
            .That((text ?? "").Length <= ThreadWriter.MaxText, "text", "tooLong", $"At most {ThreadWriter.MaxText} characters.")
            .Done();
        return RunAsync(
            scope, conversation, message,
            (unit, row, before) =>
            {
                EditRules.Check(scope, row, before, outbound.Carries(row.Channel), unit.Now, delete: false);
                if (string.IsNullOrWhiteSpace(text) && !before.HasFiles) throw new InvalidRefusal("text", "required", "Write something, or delete the message.");
                if (before.Text == (text ?? "")) return;
                Keep(unit, conversation, before);
                unit.Execute($"update conversations_messages set text = {text ?? ""}, edited_at = {unit.Now} where workspace = {unit.Workspace} and id = {message}");
                Tell(unit, conversation, message, text ?? "", "message.changed");
            },
            cancellationToken);
    }

    /// <summary>Empties it: words, files and letter go, the bare row stays in the thread.</summary>
    public Task<MessageView> DeleteAsync(Scope scope, Guid conversation, Guid message, CancellationToken cancellationToken) => RunAsync(
        scope, conversation, message,
        (unit, row, before) =>
        {
            if (before.DeletedAt is not null) return;
            EditRules.Check(scope, row, before, outbound.Carries(row.Channel), unit.Now, delete: true);
            Keep(unit, conversation, before);
            DropFiles(unit, message);
            unit.Execute($"delete from conversations_letters where workspace = {unit.Workspace} and message = {message}");
            unit.Execute($"delete from conversations_mentions where workspace = {unit.Workspace} and message = {message}");
            unit.Execute($"""
                update conversations_messages set text = {""}, has_files = {false}, has_letter = {false}, mentions = {(string?)null}, parts = {(string?)null}, failure = {(string?)null}, deleted_at = {unit.Now}
                where workspace = {unit.Workspace} and id = {message}
                """);
            unit.Execute($"update conversations_conversations set last_files = {false} where workspace = {unit.Workspace} and id = {conversation} and last_id = {message}");
            Tell(unit, conversation, message, "", "message.deleted");
        },
        cancellationToken);

    /// <summary>Sends a failed message once more, under the same id outside.</summary>
    public Task<MessageView> RetryAsync(Scope scope, Guid conversation, Guid message, CancellationToken cancellationToken) => RunAsync(
        scope, conversation, message,
        (unit, row, before) =>
        {
            if (before.State is DeliveryState.Sending or DeliveryState.Sent or DeliveryState.Delivered or DeliveryState.Read) return;
            if (before.DeletedAt is not null) throw new ConflictRefusal("deleted", "The message was deleted.");
            MessageStates.Set(unit, conversation, message, outbound.FirstState(row.Channel), null);
            outbound.Send(unit, new OutboundMessage(row, message, before.Author, before.AuthorId, Letters.Find(unit, message)));
        },
        cancellationToken);

    private async Task<MessageView> RunAsync(
        Scope scope, Guid conversation, Guid message, Action<Unit, ConversationRow, EditableMessage> change, CancellationToken cancellationToken)
    {
        await store.WriteAsync(
            scope,
            unit =>
            {
                var row = ConversationAccess.Get(unit, scope, conversation);
                scope.Require(ConversationPermissions.Reply, row.Brand);
                change(unit, row, Find(unit, conversation, message));
            },
            cancellationToken);
        using var session = store.Read();
        return (await views.LoadAsync(session, scope.Workspace, [message], cancellationToken)).FirstOrDefault() ?? throw new NotFoundRefusal();
    }

    private static EditableMessage Find(Unit unit, Guid conversation, Guid message) => unit.First(
        $"""
        select id, author, author_id, note, text, at, state, has_files, deleted_at from conversations_messages
        where workspace = {unit.Workspace} and id = {message} and conversation = {conversation}
        """,
        r => new EditableMessage(
            r.Id(0), (MessageAuthor)r.Int(1), r.IdOrNull(2), r.Bool(3), r.Text(4), r.Time(5), (DeliveryState)r.Int(6), r.Bool(7), r.TimeOrNull(8)))
        ?? throw new NotFoundRefusal();

    private static void Keep(Unit unit, Guid conversation, EditableMessage before)
    {
        var number = unit.Number($"select count(*) from conversations_versions where workspace = {unit.Workspace} and message = {before.Id}") + 1;
        unit.Execute($"""
            insert into conversations_versions (workspace, message, number, conversation, text, by, at)
            values ({unit.Workspace}, {before.Id}, {number}, {conversation}, {before.Text}, {unit.Actor.Id}, {unit.Now})
            """);
    }

    private static void Tell(Unit unit, Guid conversation, Guid message, string text, string name)
    {
        // Answers kept for repeated POSTs hold the words as they were.
        Idempotency.Forget(unit, message);
        MessageTerms.Change(unit, message, text);
        unit.Append(new LedgerEvent(name, "message", message, 1, new { conversation }));
        var shown = unit.Execute($"""
            update conversations_conversations set last_text = {ThreadWriter.Preview(text)}, version = version + 1
            where workspace = {unit.Workspace} and id = {conversation} and last_id = {message}
            """);
        if (shown > 0) ThreadWriter.Changed(unit, conversation);
    }

    private void DropFiles(Unit unit, Guid message)
    {
        foreach (var (file, sha) in unit.Query($"select id, sha256 from conversations_files where workspace = {unit.Workspace} and message = {message}", r => (r.Id(0), r.Text(1))))
        {
            blobs.DropReference(unit, sha, FileDesk.OwnerKind, file);
            unit.Execute($"delete from conversations_files where workspace = {unit.Workspace} and id = {file}");
            MessageTerms.Forget(unit, file);
            Idempotency.Forget(unit, file);
        }
    }
}
