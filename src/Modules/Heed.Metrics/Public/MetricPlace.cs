namespace Heed.Metrics.Public;

/// <summary>One fact behind a figure.</summary>
/// <param name="At">When it was measured.</param>
/// <param name="Value">As the metric's unit is; null where the fact only counts.</param>
/// <param name="Hit">Of a share: whether it is one of the hits.</param>
public sealed record MetricPlace(Guid Conversation, DateTimeOffset At, double? Value, double? Business, bool Hit, Guid? Agent);
