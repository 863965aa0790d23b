namespace Heed.Queueing.Simulating;

/// <summary>
/// The waits of everybody in every day that was simulated into it, for percentiles over days that are not alike: a percentile of all waits is not the mean of the days' percentiles. Four bytes a wait, three times.
/// </summary>
public sealed class WaitPool
{
    private const int QuartersAnHour = 4;
    private readonly List<float> _whole = [];
    private readonly Dictionary<string, List<float>> _queues = new(StringComparer.Ordinal);
    private readonly SortedDictionary<int, List<float>> _hours = [];

    /// <summary>Below which wait, in seconds, that share of all waits lies; not a number where nobody waited.</summary>
    /// <param name="share">Above 0, to 1.</param>
    public double Percentile(double share) => Of(_whole, share);

    /// <summary>The same of the line of that name.</summary>
    public double Percentile(double share, string queue) => _queues.TryGetValue(queue, out var waits) ? Of(waits, share) : double.NaN;

    /// <summary>The same of those who came in an hour, counted from the opening.</summary>
    public double Percentile(double share, int hour) => _hours.TryGetValue(hour, out var waits) ? Of(waits, share) : double.NaN;

    internal void Add(DayBook book, Plan plan)
    {
        _whole.AddRange(book.Whole.Waits);
        for (var i = 0; i < book.Queues.Length; i++) Put(_queues, plan.Scenario.Queues[i].Name, book.Queues[i].Waits);
        for (var i = 0; i < book.Quarters.Length; i++) Put(_hours, i / QuartersAnHour, book.Quarters[i].Waits);
    }

    private static void Put<TKey>(IDictionary<TKey, List<float>> pools, TKey key, IReadOnlyList<float> waits)
    {
        if (!pools.TryGetValue(key, out var pool)) pools.Add(key, pool = []);
        pool.AddRange(waits);
    }

    private static double Of(List<float> waits, double share)
    {
        if (waits.Count == 0) return double.NaN;
        waits.Sort();
        return waits[Math.Clamp((int)Math.Ceiling(share * waits.Count) - 1, 0, waits.Count - 1)];
    }
}
