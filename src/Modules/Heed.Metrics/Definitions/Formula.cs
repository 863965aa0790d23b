using Heed.Metrics.Folding;
using Heed.Metrics.Public;

namespace Heed.Metrics.Definitions;

/// <summary>How a metric is counted from facts.</summary>
/// <param name="Kind">The facts it rests on.</param>
/// <param name="Hits">Of a share: the mark that makes a hit.</param>
/// <param name="Per">Of a share of time: the facts whose time is the whole.</param>
internal sealed record Formula(MetricDefinition Definition, FactKind Kind, Marks Hits = Marks.None, FactKind? Per = null)
{
    public string Key => Definition.Key;

    /// <summary>The figure from sums.</summary>
    public MetricFigure? Figure(Tally tally)
    {
        if (Per is { } whole)
        {
            var part = tally.Find(FactKind.Occupied, Marks.None);
            return tally.Find(whole, Marks.None) is { Total: > 0 } time ? new MetricFigure(part?.Count ?? 0, (double)(part?.Total ?? 0) / time.Total) : null;
        }

        if (tally.Find(Kind, Marks.None) is not { Count: > 0 } all) return null;
        switch (Definition.Unit)
        {
            case MetricUnit.Count: return new MetricFigure(all.Count, all.Total);
            case MetricUnit.Index: return new MetricFigure(all.Count, ((double)all.Total / all.Count - 1) / 4 * 100);
            case MetricUnit.Share:
                var hits = tally.Find(Kind, Hits)?.Count ?? 0;
                return new MetricFigure(all.Count, (double)hits / all.Count, hits);
            default:
                return new MetricFigure(
                    all.Count, Seconds((double)all.Total / all.Count), null, Seconds(all.Spread.Quantile(0.5)), Seconds(all.Spread.Quantile(0.9)),
                    Definition.BusinessHours ? Seconds((double)all.Business / all.Count) : null,
                    Definition.BusinessHours ? Seconds(all.BusinessSpread.Quantile(0.5)) : null, Definition.BusinessHours ? Seconds(all.BusinessSpread.Quantile(0.9)) : null);
        }
    }

    private static double? Seconds(double? milliseconds) => milliseconds is { } value ? Math.Round(value / 1000, 3) : null;
}
