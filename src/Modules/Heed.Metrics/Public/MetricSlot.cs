namespace Heed.Metrics.Public;

/// <summary>Figures of one queue in one short span of time, counted from the facts themselves.</summary>
/// <param name="Queue">Null for conversations of no queue.</param>
/// <param name="From">Where the span begins.</param>
public sealed record MetricSlot(Guid? Queue, DateTimeOffset From, IReadOnlyDictionary<string, MetricFigure> Figures);
