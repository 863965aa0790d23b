using System.Text.Json;

namespace Heed.Conversations.Views;

/// <summary>Conditions of a view or a list: all or any of them, with groups one level deep.</summary>
internal sealed record ViewFilter(IReadOnlyList<ViewCondition> Conditions, ViewMatch Match = ViewMatch.All);

/// <summary>One condition (field, operator, value), or a group (match, conditions).</summary>
/// <param name="Field">Such as <c>assignee</c>, <c>label</c>, or <c>field:KEY</c> for a field of the workspace's own.</param>
/// <param name="Operator">Such as <c>in</c> or <c>longerThan</c>.</param>
/// <param name="Value">A list, a number, a text or a truth, as the operator asks; durations are minutes.</param>
/// <param name="Match">Of a group.</param>
/// <param name="Conditions">Of a group: conditions only, no further groups.</param>
internal sealed record ViewCondition(
    string? Field = null, string? Operator = null, JsonElement? Value = null, ViewMatch? Match = null, IReadOnlyList<ViewCondition>? Conditions = null);

/// <summary>Whether all conditions must hold, or one is enough.</summary>
internal enum ViewMatch
{
    All,
    Any,
}
