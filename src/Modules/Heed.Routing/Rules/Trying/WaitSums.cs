using Heed.Queueing.Simulating;

namespace Heed.Routing.Rules.Trying;

/// <summary>Figures of several days as one, each day counting by its contacts. A percentile over days is the mean of the days' percentiles.</summary>
internal sealed class WaitSums(IReadOnlyList<QueueRow> queues)
{
    private const int Quarters = 4;
    private readonly Weighed _before = new(), _after = new();
    private readonly Weighed[] _hoursBefore = [.. Enumerable.Range(0, 24).Select(_ => new Weighed())], _hoursAfter = [.. Enumerable.Range(0, 24).Select(_ => new Weighed())];
    private readonly Dictionary<string, (Weighed Before, Weighed After)> _queues = queues.ToDictionary(q => q.Id.ToString(), _ => (new Weighed(), new Weighed()));

    public bool IsEmpty => _before.Contacts == 0;

    public void Add(SimulationComparison day)
    {
        _before.Add(day.First.Whole);
        _after.Add(day.Second.Whole);
        Hours(_hoursBefore, day.First);
        Hours(_hoursAfter, day.Second);
        foreach (var queue in day.First.Queues) _queues[queue.Name].Before.Add(queue);
        foreach (var queue in day.Second.Queues) _queues[queue.Name].After.Add(queue);
    }

    public TrialWaits Read(int target, int patience, int handling, int agents) => new(
        target, patience, handling, agents, Pair(Measure.MedianWait, 1), Pair(Measure.Wait90, 1), Pair(Measure.ServiceLevel, 3), Pair(Measure.Abandonment, 3), Pair(Measure.Occupancy, 3),
        [.. Enumerable.Range(0, 24).Where(h => _hoursBefore[h].Contacts > 0).Select(h => new TrialHour(h, Math.Round(_hoursBefore[h].Contacts, 1), Of(_hoursBefore[h], _hoursAfter[h], Measure.Wait90, 1)))],
        [
            .. queues.Where(q => _queues[q.Id.ToString()] is var w && (w.Before.Contacts > 0 || w.After.Contacts > 0)).Select(q => (Queue: q.Id, W: _queues[q.Id.ToString()]))
                .Select(q => new TrialQueue(q.Queue, new TrialPair(Math.Round(q.W.Before.Contacts), Math.Round(q.W.After.Contacts)), Of(q.W.Before, q.W.After, Measure.Wait90, 1))),
        ]);

    private static void Hours(Weighed[] hours, SimulationResult day)
    {
        for (var i = 0; i < day.Quarters.Count; i++) hours[i / Quarters % 24].Add(day.Quarters[i]);
    }

    private TrialPair Pair(Measure measure, int digits) => Of(_before, _after, measure, digits);

    private static TrialPair Of(Weighed before, Weighed after, Measure measure, int digits) => new(Math.Round(before.Mean(measure), digits), Math.Round(after.Mean(measure), digits));

    /// <summary>Means that count by contacts.</summary>
    private sealed class Weighed
    {
        private readonly Dictionary<Measure, (double Sum, double Weight)> _sums = [];

        public double Contacts { get; private set; }

        public void Add(SimulationFigures figures)
        {
            var contacts = figures.Figures.TryGetValue(Measure.ToPeople, out var people) ? people.Mean : 0;
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
