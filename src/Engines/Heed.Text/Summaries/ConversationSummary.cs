namespace Heed.Text.Summaries;

/// <summary>What somebody who takes a conversation over has to know, all of it in words that were said.</summary>
/// <param name="Need">What the customer wants; empty when nothing was asked.</param>
/// <param name="Facts">Order numbers, amounts, dates and what else the customer gave, each in the words around it.</param>
/// <param name="Tried">What was tried or offered already, by whomever.</param>
/// <param name="Open">The customer's last question when nobody has spoken since; null when it was answered.</param>
public sealed record ConversationSummary(string Need, IReadOnlyList<string> Facts, IReadOnlyList<string> Tried, string? Open);
