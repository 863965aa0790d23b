namespace Heed.Surveys.Public;

/// <summary>A customer's answer, read only.</summary>
/// <param name="Score">1 (bad) to 5 (good).</param>
/// <param name="ChangeableUntil">Until then the customer may change it.</param>
public sealed record RatingRow(Guid Conversation, int Score, string? Comment, DateTimeOffset At, DateTimeOffset ChangeableUntil);
