using System.Collections.Concurrent;

namespace Heed.Server.Load;

/// <summary>Durations of one kind, and their percentiles.</summary>
internal sealed class Figures
{
    private readonly ConcurrentBag<double> _milliseconds = [];

    public void Add(TimeSpan duration) => _milliseconds.Add(duration.TotalMilliseconds);

    /// <summary>Null when nothing was measured.</summary>
    public Percentiles? Read()
    {
        var sorted = _milliseconds.Order().ToArray();
        if (sorted.Length == 0) return null;
        double At(double share) => Math.Round(sorted[Math.Min(sorted.Length - 1, (int)Math.Ceiling(sorted.Length * share) - 1)], 2);
        return new Percentiles(sorted.Length, At(0.5), At(0.95), At(0.99), Math.Round(sorted[^1], 2));
    }
}

/// <summary>Milliseconds at which so many of a hundred were done.</summary>
internal sealed record Percentiles(int Count, double P50, double P95, double P99, double Max)
{
    public override string ToString() => $"p50 {P50} ms, p95 {P95} ms, p99 {P99} ms, max {Max} ms ({Count})";
}
