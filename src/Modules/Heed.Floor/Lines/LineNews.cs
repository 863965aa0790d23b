namespace Heed.Floor.Lines;

/// <summary>A step of a conversation in a line, as an event tells it.</summary>
/// <param name="Queue">The line; null when the event does not say and the conversation's own must do.</param>
/// <param name="Seconds">How long it had waited when it left; null when that must be reckoned.</param>
internal readonly record struct LineNews(LineStep Step, Guid? Queue = null, int? Seconds = null);
