using System.Text.Json;
using Heed.Conversations.Public;
using Heed.Platform.Ledger;

namespace Heed.Webhooks.Hooks;

/// <summary>The names of events that webhooks send: a stable list, part of the API, mapped from the ledger's own names.</summary>
internal static class EventTypes
{
    /// <summary>Sent by hand, to see whether a receiver works.</summary>
    public const string Test = "webhook.test";

    private const string ReadOrders = "orders.read";
    private const string ReadKnowledge = "knowledge.read";

    /// <summary>What every webhook may read.</summary>
    private static readonly string[] Always = [ConversationPermissions.Read, "customers.read"];

    /// <summary>Every type, in the order people read them.</summary>
    public static readonly IReadOnlyList<EventType> All =
    [
        new("conversation.created", "conversation"), new("conversation.assigned", "conversation"), new("conversation.resolved", "conversation"),
        new("conversation.reopened", "conversation"), new("conversation.changed", "conversation"), new("conversation.deleted", "conversation"),
        new("message.created", "message"), new("message.changed", "message"), new("message.deleted", "message"), new("message.delivery", "message"), new("message.erased", "message"), new("note.created", "message"),
        new("customer.created", "customer"), new("customer.changed", "customer"), new("customer.blocked", "customer"), new("customer.unblocked", "customer"), new("customer.erased", "customer"),
        new("company.created", "company"), new("company.changed", "company"), new("company.deleted", "company"),
        new("rating.given", "rating"), new("rating.changed", "rating"),
        new("deadline.kept", "deadline"), new("deadline.broken", "deadline"), new("deadline.escalated", "deadline"), new("deadline.explained", "deadline"),
        new("annotation.changed", "annotation"),
        new("inbox.created", "inbox"), new("inbox.changed", "inbox"), new("inbox.deleted", "inbox"),
        new("order.created", "order", ReadOrders), new("order.changed", "order", ReadOrders), new("order.deleted", "order", ReadOrders),
        new("orderRequest.created", "orderRequest", ReadOrders), new("orderRequest.changed", "orderRequest", ReadOrders),
        new("knowledgeEntry.created", "knowledgeEntry", ReadKnowledge), new("knowledgeEntry.changed", "knowledgeEntry", ReadKnowledge), new("knowledgeEntry.published", "knowledgeEntry", ReadKnowledge),
        new("knowledgeEntry.unpublished", "knowledgeEntry", ReadKnowledge), new("knowledgeEntry.expired", "knowledgeEntry", ReadKnowledge), new("knowledgeEntry.deleted", "knowledgeEntry", ReadKnowledge),
        new("knowledgeGap.created", "knowledgeGap", ReadKnowledge), new("knowledgeGap.changed", "knowledgeGap", ReadKnowledge),
        new("bot.created", "bot"), new("bot.changed", "bot"), new("bot.deleted", "bot"),
        new("botFlow.created", "botFlow"), new("botFlow.changed", "botFlow"), new("botFlow.published", "botFlow"), new("botFlow.deleted", "botFlow"),
        new("botForm.created", "botForm"),
    ];

    private static readonly HashSet<string> Names = [.. All.Select(e => e.Name)];

    /// <summary>Names in the ledger from which the types are made.</summary>
    public static readonly IReadOnlySet<string> Ledger = new HashSet<string>(Names.Except(["message.created", "note.created", "message.delivery"])) { "message.added", "message.state" };

    /// <summary>Permissions to read what these types tell; null for all of them.</summary>
    public static IEnumerable<string> Needed(IReadOnlyList<string>? events) =>
        All.Where(e => e.Needs is not null && (events?.Contains(e.Name) ?? true)).Select(e => e.Needs!).Concat(Always).Distinct();

    /// <summary>Whether there is such a type.</summary>
    public static bool Has(string name) => Names.Contains(name);

    /// <summary>The type of a row of the ledger; null when it is none for receivers (lines of the thread's own history).</summary>
    public static string? Of(LedgerRow row) => row.Name switch
    {
        "message.added" when Fact(row, "note") => "note.created",
        "message.added" => IsHistory(row) ? null : "message.created",
        "message.state" => "message.delivery",
        _ => Names.Contains(row.Name) ? row.Name : null,
    };

    private static bool Fact(LedgerRow row, string name) =>
        row.Facts.ValueKind == JsonValueKind.Object && row.Facts.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.True;

    // Author 0 is Heed itself: "assigned to", "resolved by".
    private static bool IsHistory(LedgerRow row) => row.Facts.ValueKind == JsonValueKind.Object && row.Facts.TryGetProperty("author", out var author) && author.GetInt32() == 0;
}

/// <summary>A type of event.</summary>
/// <param name="Kind">Kind of the entity it is about; <c>data</c> is what the API answers for one.</param>
/// <param name="Needs">Permission to read it; null where every webhook's own suffice.</param>
internal sealed record EventType(string Name, string Kind, string? Needs = null);
