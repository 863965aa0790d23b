using Heed.Conversations.Bulk;
using Heed.Conversations.Calendars;
using Heed.Conversations.Canned;
using Heed.Conversations.Drafts;
using Heed.Conversations.Fields;
using Heed.Conversations.Files;
using Heed.Conversations.Inboxes;
using Heed.Conversations.Labels;
using Heed.Conversations.Merging;
using Heed.Conversations.Messages;
using Heed.Conversations.Reminders;
using Heed.Conversations.Sending;
using Heed.Conversations.Statuses;
using Heed.Conversations.Threads;
using Heed.Conversations.Views;
using Heed.Platform.Store;
using Heed.Platform.Store.Schema;
using Microsoft.EntityFrameworkCore;

namespace Heed.Conversations.Data;

/// <summary>Tables of this module.</summary>
internal sealed class ConversationsModel : IModelPart
{
    public IReadOnlyList<TableDeclaration> Tables { get; } =
    [
        new("conversations_inboxes", false),
        new("conversations_calendars", false),
        new("conversations_statuses", false),
        new("conversations_labels", false),
        new("conversations_conversations", true),
        new("conversations_conversation_labels", false),
        new("conversations_participants", false),
        new("conversations_messages", true),
        new("conversations_mentions", true),
        new("conversations_seen", false),
        new("conversations_letters", true),
        new("conversations_files", true),
        new("conversations_drafts", true),
        new("conversations_reminders", true),
        new("conversations_views", false),
        new("conversations_fields", false),
        new("conversations_field_values", true),
        new("conversations_canned", false),
        new("conversations_bulk_jobs", false),
        new("conversations_bulk_items", true),
        new("conversations_outgoing", true),
        new("conversations_versions", true),
        new("conversations_moves", false),
    ];

    public void Map(ModelBuilder model)
    {
        Setting<Inbox>(model, "conversations_inboxes");
        Setting<Calendar>(model, "conversations_calendars");
        Setting<Status>(model, "conversations_statuses");
        Setting<Label>(model, "conversations_labels");
        Setting<SavedView>(model, "conversations_views");
        Setting<CannedReply>(model, "conversations_canned");
        MapConversations(model);
        MapMessages(model);
        MapFields(model);
        MapBulk(model);
    }

    private static void Setting<T>(ModelBuilder model, string table)
        where T : class => model.Entity<T>(e =>
        {
            e.ToTable(table);
            e.HasKey("Workspace", "Id");
        });

    private static void MapConversations(ModelBuilder model)
    {
        model.Entity<Conversation>(e =>
        {
            e.ToTable("conversations_conversations");
            e.HasKey(c => new { c.Workspace, c.Id });
            e.HasIndex(c => new { c.Workspace, c.Number }).IsUnique();
            // One index per list; each ends in the sort key, so that a page is a range.
            e.HasIndex(c => new { c.Workspace, c.RankAt, c.Id });
            e.HasIndex(c => new { c.Workspace, c.Tier, c.RankAt, c.Id });
            e.HasIndex(c => new { c.Workspace, c.Assignee, c.Tier, c.RankAt, c.Id });
            e.HasIndex(c => new { c.Workspace, c.Team, c.Tier, c.RankAt, c.Id });
            e.HasIndex(c => new { c.Workspace, c.Inbox, c.Tier, c.RankAt, c.Id });
            e.HasIndex(c => new { c.Workspace, c.Brand, c.Tier, c.RankAt, c.Id });
            e.HasIndex(c => new { c.Workspace, c.Customer, c.CreatedAt, c.Id });
        });
        model.Entity<ConversationLabel>(e =>
        {
            e.ToTable("conversations_conversation_labels");
            e.HasKey(l => new { l.Workspace, l.Label, l.Conversation });
            e.HasIndex(l => new { l.Workspace, l.Conversation });
            e.StoredInKeyOrder();
        });
        model.Entity<Participant>(e =>
        {
            e.ToTable("conversations_participants");
            e.HasKey(p => new { p.Workspace, p.Person, p.Conversation });
            e.HasIndex(p => new { p.Workspace, p.Conversation });
            e.StoredInKeyOrder();
        });
        model.Entity<Draft>(e =>
        {
            e.ToTable("conversations_drafts");
            e.HasKey(d => new { d.Workspace, d.Person, d.Conversation });
        });
        model.Entity<Reminder>(e =>
        {
            e.ToTable("conversations_reminders");
            e.HasKey(r => new { r.Workspace, r.Person, r.Conversation });
            e.HasIndex(r => new { r.Workspace, r.Id }).IsUnique();
            e.HasIndex(r => new { r.Workspace, r.Conversation });
        });
        model.Entity<Move>(e =>
        {
            e.ToTable("conversations_moves");
            e.HasKey(m => new { m.Workspace, m.Id });
            e.HasIndex(m => new { m.Workspace, m.Target });
            e.HasIndex(m => new { m.Workspace, m.Source });
        });
    }

    private static void MapMessages(ModelBuilder model)
    {
        model.Entity<Message>(e =>
        {
            e.ToTable("conversations_messages");
            e.HasKey(m => new { m.Workspace, m.Conversation, m.Position });
            e.HasIndex(m => new { m.Workspace, m.Id }).IsUnique();
            // A thread lies together, so opening one reads few pages.
            e.StoredInKeyOrder();
        });
        model.Entity<StoredLetter>(e =>
        {
            e.ToTable("conversations_letters");
            e.HasKey(l => new { l.Workspace, l.Message });
            e.HasIndex(l => new { l.Workspace, l.Conversation });
        });
        model.Entity<Outgoing>(e =>
        {
            e.ToTable("conversations_outgoing");
            e.HasKey(o => new { o.Workspace, o.Id });
            e.HasIndex(o => new { o.Workspace, o.Conversation });
        });
        model.Entity<MessageVersion>(e =>
        {
            e.ToTable("conversations_versions");
            e.HasKey(v => new { v.Workspace, v.Message, v.Number });
            e.HasIndex(v => new { v.Workspace, v.Conversation });
        });
        model.Entity<Mention>(e =>
        {
            e.ToTable("conversations_mentions");
            e.HasKey(m => new { m.Workspace, m.Person, m.Message });
            e.HasIndex(m => new { m.Workspace, m.Conversation });
        });
        model.Entity<Seen>(e =>
        {
            e.ToTable("conversations_seen");
            e.HasKey(s => new { s.Workspace, s.Person, s.Conversation });
            e.StoredInKeyOrder();
        });
        model.Entity<StoredFile>(e =>
        {
            e.ToTable("conversations_files");
            e.HasKey(f => new { f.Workspace, f.Id });
            e.HasIndex(f => new { f.Workspace, f.Message });
            e.HasIndex(f => new { f.Workspace, f.Conversation });
        });
    }

    private static void MapFields(ModelBuilder model)
    {
        Setting<ConversationField>(model, "conversations_fields");
        model.Entity<ConversationField>(e => e.HasIndex(f => new { f.Workspace, f.Key }).IsUnique());
        model.Entity<FieldValue>(e =>
        {
            e.ToTable("conversations_field_values");
            e.HasKey(v => new { v.Workspace, v.Conversation, v.Field, v.Value });
            e.HasIndex(v => new { v.Workspace, v.Field, v.Value, v.Conversation });
            e.StoredInKeyOrder();
        });
    }

    private static void MapBulk(ModelBuilder model)
    {
        model.Entity<BulkJob>(e =>
        {
            e.ToTable("conversations_bulk_jobs");
            e.HasKey(j => new { j.Workspace, j.Id });
            e.HasIndex(j => new { j.Workspace, j.Person, j.CreatedAt });
        });
        model.Entity<BulkItem>(e =>
        {
            e.ToTable("conversations_bulk_items");
            e.HasKey(i => new { i.Workspace, i.Job, i.Place });
            e.StoredInKeyOrder();
        });
    }
}
