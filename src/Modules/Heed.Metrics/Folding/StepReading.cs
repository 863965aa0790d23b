using System.Text.Json;
using Heed.Conversations.Public;
using Heed.Deadlines.Public;
using Heed.Platform.Ledger;
using Heed.Routing.Public;

namespace Heed.Metrics.Folding;

/// <summary>Which events of the ledger measure what: rows in, steps out. Pure.</summary>
internal static class StepReading
{
    private const string RatingGiven = "rating.given", RatingChanged = "rating.changed", Released = "message.released";

    /// <summary>Names of the events that are measured.</summary>
    public static IReadOnlySet<string> Events { get; } = new HashSet<string>
    {
        ConversationEvents.Created, ConversationEvents.MessageAdded, Released, ConversationEvents.Assigned, ConversationEvents.Woken, ConversationEvents.Resolved, ConversationEvents.Reopened,
        ConversationEvents.Merged, ConversationEvents.Separated, DeadlineEvents.Escalated, RatingGiven, RatingChanged, RoutingEvents.Entered, RoutingEvents.Left,
    };

    /// <summary>The conversation an event is about; null when it is about none.</summary>
    public static Guid? Conversation(LedgerRow row) => row.Kind == "conversation" ? row.Entity : row.IdFact("conversation");

    /// <summary>The step; null when nothing is measured by the event.</summary>
    public static Step? Read(LedgerRow row) => row.Name switch
    {
        ConversationEvents.Created => Of(row, StepKind.Began) with { Handler = Handler(row), Person = row.IdFact("assignee"), Team = row.IdFact("team") },
        ConversationEvents.MessageAdded => Message(row),
        Released => Of(row, StepKind.CustomerWrote),
        ConversationEvents.Assigned => Of(row, StepKind.Assigned) with { Handler = Handler(row), Person = row.IdFact("assignee"), Team = row.IdFact("team") },
        ConversationEvents.Woken => Of(row, StepKind.Woken) with { Handler = Handler(row) },
        ConversationEvents.Resolved => Of(row, StepKind.Resolved) with { Person = row.IdFact("assignee") },
        ConversationEvents.Reopened => Of(row, StepKind.Reopened) with { Handler = Handler(row) },
        ConversationEvents.Merged => Of(row, StepKind.Merged),
        ConversationEvents.Separated => Of(row, StepKind.Separated),
        DeadlineEvents.Escalated => Of(row, StepKind.Escalated),
        RatingGiven => Of(row, StepKind.Rated) with { Person = row.IdFact("agent"), Subject = row.Entity, Score = Number(row, "score") },
        RatingChanged when row.IdFact("conversation") is not null => Of(row, StepKind.RatingChanged) with { Subject = row.Entity, Score = Number(row, "score") },
        RoutingEvents.Entered => Of(row, StepKind.QueueEntered) with { Queue = row.IdFact("queue"), Letter = row.TextFact("kind") == "mail" },
        RoutingEvents.Left => row.TextFact("how") switch
        {
            "abandoned" => Of(row, StepKind.Abandoned) with { GoneAt = Instant(row, "goneAt") },
            "withdrawn" => Of(row, StepKind.Withdrawn),
            _ => null,
        },
        _ => null,
    };

    private static Step? Message(LedgerRow row)
    {
        var activity = row.TextFact("activity");
        var note = True(row, "note");
        return ((MessageAuthor)Number(row, "author"), note, activity) switch
        {
            (_, _, "spam") => Of(row, StepKind.Spam),
            (_, _, "notSpam") => Of(row, StepKind.NotSpam),
            (_, _, "snoozed") => Of(row, StepKind.Snoozed),
            // Filed under another customer's, until its own customer wrote.
            (_, _, "cameBack") => Of(row, StepKind.Separated),
            (MessageAuthor.Customer, false, _) => Of(row, True(row, "automatic") ? StepKind.MachineWrote : StepKind.CustomerWrote),
            (MessageAuthor.Agent, false, null) => Of(row, StepKind.PersonWrote) with { Person = row.IdFact("by") ?? (row.Actor.Kind == ActorKind.Person ? row.Actor.Id : null) },
            (MessageAuthor.Bot, false, null) => Of(row, StepKind.BotWrote),
            // Greetings, texts out of hours and what timers write down are nobody's work.
            (MessageAuthor.Agent or MessageAuthor.System, _, _) when row.Actor.Kind == ActorKind.Person => Of(row, StepKind.Touched),
            _ => null,
        };
    }

    private static Step Of(LedgerRow row, StepKind kind) => new(kind, row.At);

    private static Handler Handler(LedgerRow row) => (Handler)Number(row, "handler");

    private static bool True(LedgerRow row, string fact) =>
        row.Facts.ValueKind == JsonValueKind.Object && row.Facts.TryGetProperty(fact, out var value) && value.ValueKind == JsonValueKind.True;

    private static DateTimeOffset? Instant(LedgerRow row, string fact) =>
        row.Facts.ValueKind == JsonValueKind.Object && row.Facts.TryGetProperty(fact, out var value) && value.ValueKind == JsonValueKind.String && value.TryGetDateTimeOffset(out var at) ? at : null;

    private static int Number(LedgerRow row, string fact) =>
        row.Facts.ValueKind == JsonValueKind.Object && row.Facts.TryGetProperty(fact, out var value) && value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var number) ? number : 0;
}
