namespace Heed.Conversations.Public;

/// <summary>A proposed reply.</summary>
/// <param name="Id">Names it when it is used, so that use teaches; stable for the message it answers.</param>
/// <param name="Text">Ready to send: the customer's and the order's facts are filled in.</param>
/// <param name="Source">What it comes from: <c>knowledge</c> or <c>canned</c>.</param>
/// <param name="SourceId">The entry or canned reply.</param>
/// <param name="SourceTitle">Its title.</param>
/// <param name="Confidence">0 to 1.</param>
/// <param name="Missing">Names of facts that could not be filled in.</param>
public sealed record ReplySuggestion(Guid Id, string Text, string Source, Guid SourceId, string SourceTitle, double Confidence, IReadOnlyList<string> Missing);
