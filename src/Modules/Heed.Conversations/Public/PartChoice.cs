namespace Heed.Conversations.Public;

/// <summary>A button under a message.</summary>
/// <param name="Id">What comes back when it is pressed; at most 80 characters.</param>
/// <param name="Label">What it says, in the customer's language.</param>
public sealed record PartChoice(string Id, string Label);
