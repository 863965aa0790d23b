using System.Collections.Concurrent;

namespace Heed.Server.Health;

/// <summary>Requests by method, route and status class, with a histogram of their times. Routes, never paths: those hold ids.</summary>
internal sealed class RequestCounts
{
    public static readonly double[] Bounds = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10];
    private readonly ConcurrentDictionary<(string Method, string Route, int Class), Histogram> _histograms = new();

    public IEnumerable<KeyValuePair<(string Method, string Route, int Class), Histogram>> All => _histograms.OrderBy(h => h.Key.Route, StringComparer.Ordinal);

    public void Add(HttpContext context, TimeSpan elapsed)
    {
        // A socket's life is not a latency.
        if (context.WebSockets.IsWebSocketRequest) return;
        var route = (context.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText ?? "other";
        _histograms.GetOrAdd((Method(context.Request.Method), route, context.Response.StatusCode / 100), _ => new Histogram()).Add(elapsed.TotalSeconds);
    }

    // Clients choose the method: an endless supply of new ones must not grow the table.
    private static string Method(string method) => method is "GET" or "POST" or "PUT" or "PATCH" or "DELETE" or "HEAD" or "OPTIONS" ? method : "other";

    /// <summary>Counts per bucket, not cumulative.</summary>
    internal sealed class Histogram
    {
        private readonly long[] _buckets = new long[Bounds.Length + 1];
        private long _micros;

        public long Count => _buckets.Sum();

        public double Sum => Interlocked.Read(ref _micros) / 1e6;

        public void Add(double seconds)
        {
            var bucket = Array.FindIndex(Bounds, b => seconds <= b);
            Interlocked.Increment(ref _buckets[bucket < 0 ? Bounds.Length : bucket]);
            Interlocked.Add(ref _micros, (long)(seconds * 1e6));
        }

        public IEnumerable<(double Bound, long Cumulative)> Cumulative()
        {
            long sum = 0;
            for (var i = 0; i < Bounds.Length; i++) yield return (Bounds[i], sum += Interlocked.Read(ref _buckets[i]));
        }
    }
}
