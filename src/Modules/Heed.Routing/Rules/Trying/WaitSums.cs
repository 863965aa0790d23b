using Heed.Queueing.Simulating;

namespace Heed.Routing.Rules.Trying;

/// <summary>Figures of several days as one: shares count by contacts, percentiles are those of all waits together.</summary>
internal sealed class WaitSums(IReadOnlyList<QueueRow> queues)
{
    private const int Quarters = 4;
    private readonly Weighed _before = new(), _after = new();
    private readonly double[] _hours = new double[24];
    private readonly Dictionary<string, (Weighed Before, Weighed After)> _queues = queues.ToDictionary(q => q.Id.ToString(), _ => (new Weighed(), new Weighed()));

    public bool IsEmpty => _before.Contacts == 0;

    /// <summary>Where the waits of the days are put.</summary>
    public (WaitPool Before, WaitPool After) Pools { get; } = (new WaitPool(), new WaitPool());

    public void Add(SimulationComparison day)
    {
        _before.Add(day.First.Whole);
        _after.Add(day.Second.Whole);
        for (var i = 0; i < day.First.Quarters.Count; i++) _hours[i / Quarters % 24] += Weighed.People(day.First.Quarters[i]);
        foreach (var queue in day.First.Queues) _queues[queue.Name].Before.Add(queue);
        foreach (var queue in day.Second.Queues) _queues[queue.Name].After.Add(queue);
    }

    public TrialWaits Read(int target, int patience, int handling, int agents, bool preferences) => new(
        target, patience, handling, agents, preferences, Waits(p => p.Percentile(0.5)), Waits(p => p.Percentile(0.9)), Pair(Measure.ServiceLevel, 3), Pair(Measure.Abandonment, 3), Pair(Measure.Occupancy, 3),
        [.. Enumerable.Range(0, 24).Where(h => _hours[h] > 0).Select(h => new TrialHour(h, Math.Round(_hours[h], 1), Waits(p => p.Percentile(0.9, h))))],
        [
            .. queues.Where(q => _queues[q.Id.ToString()] is var w && (w.Before.Contacts > 0 || w.After.Contacts > 0)).Select(q => (Queue: q.Id, W: _queues[q.Id.ToString()]))
                .Select(q => new TrialQueue(q.Queue, new TrialPair(Math.Round(q.W.Before.Contacts), Math.Round(q.W.After.Contacts)), Waits(p => p.Percentile(0.9, q.Queue.ToString())))),
        ]);

    // Where nobody waited there is no percentile; a wait of nothing says the same.
    private TrialPair Waits(Func<WaitPool, double> read)
    {
        static double Seconds(double value) => double.IsNaN(value) ? 0 : Math.Round(value, 1);
        return new TrialPair(Seconds(read(Pools.Before)), Seconds(read(Pools.After)));
    }

    private TrialPair Pair(Measure measure, int digits) => Of(_before, _after, measure, digits);

    private static TrialPair Of(Weighed before, Weighed after, Measure measure, int digits) => new(Math.Round(before.Mean(measure), digits), Math.Round(after.Mean(measure), digits));

    /// <summary>Means that count by contacts.</summary>
    private sealed class Weighed
    {
        private readonly Dictionary<Measure, (double Sum, double Weight)> _sums = [];

        public double Contacts { get; private set; }

        public static double People(SimulationFigures figures) => figures.Figures.TryGetValue(Measure.ToPeople, out var people) ? people.Mean : 0;

        public void Add(SimulationFigures figures)
        {
            var contacts = People(figures);
            if (contacts == 0) return;
            Contacts += contacts;
            foreach (var (measure, estimate) in figures.Figures)
            {
                var (sum, weight) = _sums.GetValueOrDefault(measure);
                _sums[measure] = (sum + (estimate.Mean * contacts), weight + contacts);
            }
        }

        public double Mean(Measure measure) => _sums.TryGetValue(measure, out var sums) && sums.Weight > 0 ? sums.Sum / sums.Weight : 0;
    }
}
