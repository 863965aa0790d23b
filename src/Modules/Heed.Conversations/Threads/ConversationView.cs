using System.Text.Json;
using Heed.Conversations.Public;

namespace Heed.Conversations.Threads;

/// <summary>A conversation as the API answers it and live frames carry it; the same for everybody who may see it.</summary>
internal sealed record ConversationView(
    Guid Id, long Number, long Version, int Workspace, Guid InboxId, Guid BrandId, string Channel, ConversationCustomer Customer, string? Subject, Guid StatusId,
    StatusCategory Category, Priority Priority, Handler Handler, Guid? AssigneeId, Guid? TeamId, IReadOnlyList<Guid> LabelIds, IReadOnlyList<Guid> ParticipantIds,
    DateTimeOffset CreatedAt, DateTimeOffset UpdatedAt, DateTimeOffset? WaitingSince, DateTimeOffset? ResolvedAt, int MessageCount, int CustomerSeen, int CustomerDelivered,
    LastMessage? LastMessage, AssignReason? AssignReason, ConversationRating? Rating, string? Language)
{
    /// <summary>Sort key within its tier and the place of a page's cursor; a client keeps its rows in the same order by it.</summary>
    public DateTimeOffset RankAt { get; init; }

    /// <summary>Values of the workspace's own fields by key.</summary>
    public JsonElement Fields { get; init; }

    /// <summary>It stands in no list but that of the spam.</summary>
    public bool Spam { get; init; }

    /// <summary>Set while it is put off; it stands in no list but that of the snoozed.</summary>
    public SnoozeView? Snoozed { get; init; }

    /// <summary>When the first of its scheduled messages goes out.</summary>
    public DateTimeOffset? ScheduledAt { get; init; }

    /// <summary>The nearest promise of time that runs; null when none does.</summary>
    public ConversationDue? Due { get; init; }

    /// <summary>The conversation it was merged into: go there instead.</summary>
    public Guid? MergedInto { get; init; }
}

/// <summary>The customer's face in a list.</summary>
internal sealed record ConversationCustomer(Guid Id, string Name, string Initials, bool Verified);

/// <summary>The newest message, cut to one line.</summary>
internal sealed record LastMessage(Guid Id, MessageAuthor AuthorKind, bool Note, string Text, DateTimeOffset At, bool HasAttachments);

/// <summary>Why it stands where it stands.</summary>
internal sealed record AssignReason(string Code, JsonElement? Facts);

/// <summary>The customer's rating.</summary>
internal sealed record ConversationRating(int Score, string? Comment, DateTimeOffset At);

/// <summary>Until when it is put off (null: until the customer answers), and by whom.</summary>
internal sealed record SnoozeView(DateTimeOffset? Until, Guid? ById);
