namespace Heed.Conversations.Fields;

/// <summary>One value of a choice.</summary>
/// <param name="Value">What is stored and shown.</param>
/// <param name="Under">Values of the parent field under which it is offered; null for all.</param>
internal sealed record FieldChoice(string Value, IReadOnlyList<string>? Under = null);
