namespace Heed.Routing.Rules;

/// <summary>What a rule may ask about: what stands when a customer begins to wait. Who has a conversation and how it was rated do not.</summary>
internal static class RuleFields
{
    private static readonly HashSet<string> Known =
    [
        "intent", "sentiment", "emotion", "customerTag", "company", "newCustomer", "channel", "inbox", "brand", "language", "team", "label", "priority", "text", "waiting",
        TimeCondition.Weekday, TimeCondition.TimeOfDay, TimeCondition.Calendar,
    ];

    internal static bool IsKnown(string field) =>
        Known.Contains(field) || field.StartsWith("customer:", StringComparison.Ordinal) || field.StartsWith("field:", StringComparison.Ordinal);

    /// <summary>Whether a conversation can have several values of it at once.</summary>
    internal static bool HasSeveral(string field) => field is "customerTag" or "label" or "text" or TimeCondition.Calendar || field.StartsWith("field:", StringComparison.Ordinal);
}
