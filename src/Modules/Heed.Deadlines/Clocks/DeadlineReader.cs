using System.Text.Json;
using Heed.Conversations.Public;
using Heed.Deadlines.Policies;
using Heed.Platform.Ledger;

namespace Heed.Deadlines.Clocks;

/// <summary>Follows conversations through the ledger; looks at all open ones when a policy or a calendar has changed.</summary>
internal sealed class DeadlineReader(IStore store, Follower follower, IConversationPromises conversations) : ILedgerReader
{
    private const string CalendarChanged = "calendar.changed", InboxChanged = "inbox.changed", MessageReleased = "message.released";
    private const int Batch = 100;

    public string Name => "deadlines";

    public IReadOnlySet<string> Events { get; } = new HashSet<string>
    {
        ConversationEvents.Created, ConversationEvents.MessageAdded, ConversationEvents.Changed, ConversationEvents.Assigned, ConversationEvents.Resolved, ConversationEvents.Reopened,
        ConversationEvents.Woken, ConversationEvents.Merged, ConversationEvents.Separated, MessageReleased,
        PolicyEvents.Created, PolicyEvents.Changed, PolicyEvents.Deleted, CalendarChanged, InboxChanged,
    };

    public Task HandleAsync(LedgerRow row, CancellationToken cancellationToken) => row.Name switch
    {
        PolicyEvents.Created or PolicyEvents.Changed or PolicyEvents.Deleted => LookAtAllAsync(row.Workspace, cancellationToken),
        CalendarChanged or InboxChanged => LookAtAllAsync(row.Workspace, cancellationToken),
        ConversationEvents.MessageAdded => News(row) is { } news && row.IdFact("conversation") is { } id ? SaidAsync(row, id, news, cancellationToken) : Task.CompletedTask,
        MessageReleased => row.IdFact("conversation") is { } id ? FollowAsync(row, id, ThreadNews.CustomerWrote, cancellationToken) : Task.CompletedTask,
        ConversationEvents.Created => FollowAsync(row, row.Entity, ThreadNews.Began, cancellationToken),
        ConversationEvents.Resolved => FollowAsync(row, row.Entity, ThreadNews.Resolved, cancellationToken),
        ConversationEvents.Reopened => FollowAsync(row, row.Entity, ThreadNews.Reopened, cancellationToken),
        _ => FollowAsync(row, row.Entity, ThreadNews.Looked, cancellationToken),
    };

    private async Task SaidAsync(LedgerRow row, Guid conversation, ThreadNews news, CancellationToken cancellationToken)
    {
        // Greetings, out-of-hours texts and the promise itself are the bot's too, and answer nobody.
        if (news == ThreadNews.BotAnswered)
        {
            using var session = store.Read();
            if (await session.NumberAsync($"select count(*) from conversations_messages where workspace = {row.Workspace} and id = {row.Entity} and activity is null", cancellationToken) == 0) return;
        }

        await FollowAsync(row, conversation, news, cancellationToken);
    }

    private async Task FollowAsync(LedgerRow row, Guid conversation, ThreadNews news, CancellationToken cancellationToken)
    {
        if (!await IsUsedAsync(row.Workspace, cancellationToken)) return;
        // Most events change no clock: they need not take a place among what is written.
        using (var session = store.Read())
        {
            if (!await follower.IsNewsAsync(session, row.Workspace, conversation, row.At, row.Seq, news, cancellationToken)) return;
        }

        await store.WriteAsync(Scope.System(row.Workspace), unit => follower.Follow(unit, conversation, row.At, row.Seq, news), cancellationToken);
    }

    private async Task LookAtAllAsync(WorkspaceId workspace, CancellationToken cancellationToken)
    {
        if (!await IsUsedAsync(workspace, cancellationToken)) return;
        for (var after = Guid.Empty; ;)
        {
            IReadOnlyList<Guid> open;
            using (var session = store.Read()) open = await conversations.OpenAsync(session, workspace, after, Batch, cancellationToken);
            if (open.Count == 0) return;
            await store.WriteAsync(
                Scope.System(workspace),
                unit =>
                {
                    foreach (var id in open) follower.Follow(unit, id, unit.Now, null, ThreadNews.Looked);
                },
                cancellationToken);
            after = open[^1];
        }
    }

    /// <summary>Whether the workspace promises anything, or has clocks left of a promise: most events concern nobody here.</summary>
    private async Task<bool> IsUsedAsync(WorkspaceId workspace, CancellationToken cancellationToken)
    {
        using var session = store.Read();
        return await session.NumberAsync(
            $"""
            select count(*) from (select 1 from deadlines_policies where workspace = {workspace} and enabled = {true}
            union all select 1 from (select 1 from deadlines_threads where workspace = {workspace} limit 1) t) used
            """,
            cancellationToken) > 0;
    }

    private static ThreadNews? News(LedgerRow row)
    {
        if (row.Facts.ValueKind != JsonValueKind.Object || !row.Facts.TryGetProperty("author", out var author) || !author.TryGetInt32(out var number)) return null;
        var note = row.Facts.TryGetProperty("note", out var hidden) && hidden.ValueKind == JsonValueKind.True;
        return ((MessageAuthor)number, note) switch
        {
            (MessageAuthor.Customer, false) => ThreadNews.CustomerWrote,
            (MessageAuthor.Agent, false) => ThreadNews.PersonAnswered,
            (MessageAuthor.Bot, false) => ThreadNews.BotAnswered,
            _ => null,
        };
    }
}
