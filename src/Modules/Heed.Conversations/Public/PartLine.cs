namespace Heed.Conversations.Public;

/// <summary>One line of a card: what it is, and its value. The label may be empty.</summary>
public sealed record PartLine(string Label, string Value);
