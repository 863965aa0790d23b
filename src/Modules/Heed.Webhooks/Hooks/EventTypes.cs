using System.Text.Json;
using Heed.Platform.Ledger;

namespace Heed.Webhooks.Hooks;

/// <summary>The names of events that webhooks send: a stable list, part of the API, mapped from the ledger's own names.</summary>
internal static class EventTypes
{
    /// <summary>Sent by hand, to see whether a receiver works.</summary>
    public const string Test = "webhook.test";

    /// <summary>Every type, in the order people read them.</summary>
    public static readonly IReadOnlyList<EventType> All =
    [
        new("conversation.created", "conversation"), new("conversation.assigned", "conversation"), new("conversation.resolved", "conversation"),
        new("conversation.reopened", "conversation"), new("conversation.changed", "conversation"), new("conversation.deleted", "conversation"),
        new("message.created", "message"), new("message.changed", "message"), new("message.deleted", "message"), new("message.delivery", "message"), new("message.erased", "message"), new("note.created", "message"),
        new("customer.created", "customer"), new("customer.changed", "customer"), new("customer.blocked", "customer"), new("customer.unblocked", "customer"), new("customer.erased", "customer"),
        new("company.created", "company"), new("company.changed", "company"), new("company.deleted", "company"),
        new("rating.given", "rating"), new("rating.changed", "rating"),
        new("inbox.created", "inbox"), new("inbox.changed", "inbox"), new("inbox.deleted", "inbox"),
    ];

    private static readonly HashSet<string> Names = [.. All.Select(e => e.Name)];

    /// <summary>Names in the ledger from which the types are made.</summary>
    public static readonly IReadOnlySet<string> Ledger = new HashSet<string>(Names.Except(["message.created", "note.created", "message.delivery"])) { "message.added", "message.state" };

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
internal sealed record EventType(string Name, string Kind);
