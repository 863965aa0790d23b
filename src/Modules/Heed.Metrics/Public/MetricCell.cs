namespace Heed.Metrics.Public;

/// <summary>Figures of one part of a breakdown.</summary>
/// <param name="Keys">What it is the part of, in the order asked: a date (yyyy-MM-dd), an id, a channel, <c>new</c> or <c>returning</c>; null for none.</param>
/// <param name="Figures">By metric; one that has nothing to count is absent.</param>
public sealed record MetricCell(IReadOnlyList<string?> Keys, IReadOnlyDictionary<string, MetricFigure> Figures);
