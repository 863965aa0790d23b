using System.Text.Json;

namespace Heed.Conversations.Public;

/// <summary>One thing done to a conversation: a step of a macro or of an act upon many.</summary>
/// <param name="Kind">What is done; decides which of the others count.</param>
/// <param name="Text">Of a reply or note; may hold variables such as <c>{{customer.name}}</c>.</param>
/// <param name="CannedId">A canned reply instead of a text.</param>
/// <param name="Assignee"><c>me</c>, <c>none</c> or a person's id; the team stays.</param>
/// <param name="TeamId">A team; the assignee goes.</param>
/// <param name="LabelId">Of addLabel and removeLabel.</param>
/// <param name="StatusId">Of status.</param>
/// <param name="Priority">Of priority.</param>
/// <param name="Field">Key of a field of the workspace's own.</param>
/// <param name="Value">Its value; null empties it.</param>
/// <param name="Minutes">Of snooze: for how long, 1 minute to a year; null until the customer answers.</param>
public sealed record ConversationAct(
    ActKind Kind, string? Text = null, Guid? CannedId = null, string? Assignee = null, Guid? TeamId = null, Guid? LabelId = null, Guid? StatusId = null,
    Priority? Priority = null, string? Field = null, JsonElement? Value = null, int? Minutes = null);
