using Heed.Metrics.Folding;
using Heed.Metrics.Public;

namespace Heed.Metrics.Definitions;

/// <summary>How a metric is counted from facts.</summary>
/// <param name="Kind">The facts it rests on.</param>
/// <param name="Hits">Of a share: the mark that makes a hit.</param>
/// <param name="Per">Of a share of time: the facts whose time is the whole.</param>
/// <param name="Without">Of a share: the mark of facts that are no part of the whole; never beside the one of the hits.</param>
internal sealed record Formula(MetricDefinition Definition, FactKind Kind, Marks Hits = Marks.None, FactKind? Per = null, Marks Without = Marks.None)
{
    public string Key => Definition.Key;

    /// <summary>The figure from sums.</summary>
    public MetricFigure? Figure(Tally tally)
    {
        if (Per is { } there)
        {
            var part = tally.Find(FactKind.Occupied, Marks.None);
            return tally.Find(there, Marks.None) is { Total: > 0 } time ? new MetricFigure(part?.Count ?? 0, (double)(part?.Total ?? 0) / time.Total) : null;
        }

        if (tally.Find(Kind, Marks.None) is not { Count: > 0 } all) return null;
        switch (Definition.Unit)
        {
            case MetricUnit.Count: return new MetricFigure(all.Count, all.Total);
            case MetricUnit.Index: return new MetricFigure(all.Count, ((double)all.Total / all.Count - 1) / 4 * 100);
            case MetricUnit.Share:
                var hits = tally.Find(Kind, Hits)?.Count ?? 0;
                var whole = all.Count - (Without == Marks.None ? 0 : tally.Find(Kind, Without)?.Count ?? 0);
                return whole > 0 ? new MetricFigure(whole, (double)hits / whole, hits) : null;
            default:
                return new MetricFigure(
                    all.Count, Seconds((double)all.Total / all.Count), null, Seconds(all.Spread.Quantile(0.5)), Seconds(all.Spread.Quantile(0.9)),
                    Definition.BusinessHours ? Seconds((double)all.Business / all.Count) : null,
                    Definition.BusinessHours ? Seconds(all.BusinessSpread.Quantile(0.5)) : null, Definition.BusinessHours ? Seconds(all.BusinessSpread.Quantile(0.9)) : null);
        }
    }

    private static double? Seconds(double? milliseconds) => milliseconds is { } value ? Math.Round(value / 1000, 3) : null;
}
