using System.Text.Json;
using Heed.Conversations.Files;
using Heed.Conversations.Messages;
using Heed.Conversations.Public;
using Heed.Conversations.Reminders;
using Heed.Conversations.Search;
using Heed.Conversations.Sending;
using Heed.Conversations.Threads;
using Heed.Kernel;
using Heed.Platform.Blobs;
using Heed.Platform.Personal;
using Heed.Platform.Store;
using Heed.Platform.Web;

namespace Heed.Conversations.Personal;

/// <summary>
/// Export, erasure and retention of conversations. Erasing removes every word of and about the customer: messages, notes,
/// drafts, files; the bare rows stay, without text, so that counts and durations of the team stay true.
/// </summary>
internal sealed class ConversationsPersonalData(IBlobs blobs, FileLinks links) : IPersonalData
{
    public string Section => "conversations";

    public IReadOnlyList<string> Tables { get; } =
        [
            "conversations_conversations", "conversations_messages", "conversations_mentions", "conversations_letters", "conversations_files", "conversations_drafts", "conversations_reminders",
            "conversations_outgoing", "conversations_versions", "conversations_field_values", "conversations_bulk_items",
        ];

    public async Task<object?> ExportAsync(ReadSession session, WorkspaceId workspace, Guid customer, CancellationToken cancellationToken)
    {
        var conversations = await session.QueryAsync(
            $"select id, number, channel, subject, created_at, resolved_at, rating_score, rating_comment, fields from conversations_conversations where workspace = {workspace} and customer = {customer} order by created_at",
            r => (Id: r.Id(0), Number: r.Long(1), Channel: r.Text(2), Subject: r.TextOrNull(3), CreatedAt: r.Time(4), ResolvedAt: r.TimeOrNull(5), Score: r.IntOrNull(6), Comment: r.TextOrNull(7), Fields: r.Text(8)),
            cancellationToken);
        if (conversations.Count == 0) return null;
        var exported = new List<object>(conversations.Count);
        foreach (var conversation in conversations)
        {
            var messages = await session.QueryAsync(
                $"""
                select id, position, author, note, text, at from conversations_messages
                where workspace = {workspace} and conversation = {conversation.Id} and author <> {MessageAuthor.System} order by position
                """,
                r => (Id: r.Id(0), Position: r.Int(1), Author: (MessageAuthor)r.Int(2), Note: r.Bool(3), Text: r.Text(4), At: r.Time(5)), cancellationToken);
            var files = await links.OfMessagesAsync(session, workspace, [.. messages.Select(m => m.Id)], cancellationToken);
            exported.Add(new
            {
                conversation.Number,
                conversation.Channel,
                conversation.Subject,
                conversation.CreatedAt,
                conversation.ResolvedAt,
                conversation.Score,
                conversation.Comment,
                fields = JsonDocument.Parse(conversation.Fields).RootElement,
                messages = messages.Select(m => new { m.Position, m.Author, m.Note, m.Text, m.At, files = files.GetValueOrDefault(m.Id) ?? [] }),
            });
        }

        return exported;
    }

    public void Erase(Unit unit, Guid customer)
    {
        foreach (var conversation in unit.Query($"select id from conversations_conversations where workspace = {unit.Workspace} and customer = {customer}", r => r.Id(0)))
        {
            EraseThread(unit, conversation);
            unit.Execute($"""
                update conversations_conversations set subject = {(string?)null}, fields = {"{}"}, last_text = {""}, last_files = {false}, rating_comment = {(string?)null}, version = version + 1
                where workspace = {unit.Workspace} and id = {conversation}
                """);
            ThreadWriter.Changed(unit, conversation);
        }

        DropFiles(unit, $"uploader_kind = {ActorKind.Customer} and uploader = {customer}");
    }

    public int Retain(Unit unit, DateTimeOffset before, int limit)
    {
        var old = unit.Query(
            $"select id from conversations_conversations where workspace = {unit.Workspace} and category = {StatusCategory.Resolved} and resolved_at < {before} order by resolved_at limit {limit}",
            r => r.Id(0));
        foreach (var conversation in old)
        {
            EraseThread(unit, conversation);
            unit.Execute($"delete from conversations_messages where workspace = {unit.Workspace} and conversation = {conversation}");
            unit.Execute($"delete from conversations_conversation_labels where workspace = {unit.Workspace} and conversation = {conversation}");
            unit.Execute($"delete from conversations_participants where workspace = {unit.Workspace} and conversation = {conversation}");
            unit.Execute($"delete from conversations_moves where workspace = {unit.Workspace} and (source = {conversation} or target = {conversation})");
            unit.Execute($"delete from conversations_seen where workspace = {unit.Workspace} and conversation = {conversation}");
            unit.Execute($"delete from conversations_conversations where workspace = {unit.Workspace} and id = {conversation}");
            unit.Append(new LedgerEvent("conversation.deleted", "conversation", conversation));
        }

        return old.Count;
    }

    private void EraseThread(Unit unit, Guid conversation)
    {
        // Answers kept for repeated POSTs name the conversation beside the words.
        Idempotency.Forget(unit, conversation);
        MessageTerms.Forget(unit, conversation);
        DropFiles(unit, $"conversation = {conversation}");
        unit.Execute($"delete from conversations_drafts where workspace = {unit.Workspace} and conversation = {conversation}");
        ReminderRows.ClearAll(unit, conversation);
        foreach (var waiting in OutgoingSql.OfConversation(unit, conversation)) OutgoingSql.Delete(unit, waiting);
        OutgoingSql.NoteNext(unit, conversation);
        unit.Execute($"delete from conversations_versions where workspace = {unit.Workspace} and conversation = {conversation}");
        unit.Execute($"delete from conversations_letters where workspace = {unit.Workspace} and conversation = {conversation}");
        unit.Execute($"delete from conversations_mentions where workspace = {unit.Workspace} and conversation = {conversation}");
        unit.Execute($"delete from conversations_field_values where workspace = {unit.Workspace} and conversation = {conversation}");
        unit.Execute($"update conversations_bulk_items set memory = null where workspace = {unit.Workspace} and conversation = {conversation}");
        foreach (var message in unit.Query($"select id from conversations_messages where workspace = {unit.Workspace} and conversation = {conversation} and text <> {""}", r => r.Id(0)))
        {
            MessageTerms.Forget(unit, message);
            unit.Append(new LedgerEvent("message.erased", "message", message));
        }

        unit.Execute($"""
            update conversations_messages set text = {""}, has_files = {false}, has_letter = {false}, mentions = {(string?)null}, parts = {(string?)null}, failure = {(string?)null}
            where workspace = {unit.Workspace} and conversation = {conversation}
            """);
    }

    private void DropFiles(Unit unit, SqlText which)
    {
        foreach (var (file, sha) in unit.Query($"select id, sha256 from conversations_files where workspace = {unit.Workspace} and {which}", r => (r.Id(0), r.Text(1))))
        {
            blobs.DropReference(unit, sha, FileDesk.OwnerKind, file);
            unit.Execute($"delete from conversations_files where workspace = {unit.Workspace} and id = {file}");
            MessageTerms.Forget(unit, file);
            Idempotency.Forget(unit, file);
        }
    }
}
