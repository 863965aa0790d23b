using Heed.Metrics.Folding;
using Heed.Metrics.Rollups;

namespace Heed.Metrics.Definitions;

/// <summary>Sums of facts, by kind and mark, from which formulas make figures.</summary>
internal sealed class Tally
{
    private readonly Dictionary<(FactKind, Marks), Sum> _sums = [];

    /// <summary>The sum of the facts of a kind that bear a mark (none: all of them); null when there are none.</summary>
    public Sum? Find(FactKind kind, Marks mark) => _sums.GetValueOrDefault((kind, mark));

    /// <summary>Adds a sum that was kept.</summary>
    public void Add(FactKind kind, Marks mark, long count, long total, long business, byte[]? spread, byte[]? businessSpread)
    {
        var sum = Of(kind, mark);
        sum.Count += count;
        sum.Total += total;
        sum.Business += business;
        if (spread is not null) sum.Spread.Add(spread);
        if (businessSpread is not null) sum.BusinessSpread.Add(businessSpread);
    }

    /// <summary>Adds one fact.</summary>
    public void Add(FactKind kind, Marks marks, long value, long business, Marks asked)
    {
        Add(kind, Marks.None, 1, value, business, null, null);
        var all = Of(kind, Marks.None);
        all.Spread.Add(Histogram.BinOf(value), 1);
        all.BusinessSpread.Add(Histogram.BinOf(business), 1);
        foreach (var mark in Enum.GetValues<Marks>())
        {
            if (mark != Marks.None && (asked & marks & mark) == mark) Add(kind, mark, 1, value, business, null, null);
        }
    }

    private Sum Of(FactKind kind, Marks mark) => _sums.TryGetValue((kind, mark), out var known) ? known : _sums[(kind, mark)] = new Sum();

    /// <summary>One sum.</summary>
    internal sealed class Sum
    {
        public long Count { get; set; }

        public long Total { get; set; }

        public long Business { get; set; }

        public Histogram Spread { get; } = new();

        public Histogram BusinessSpread { get; } = new();
    }
}
