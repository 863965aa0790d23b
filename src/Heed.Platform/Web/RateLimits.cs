using System.Collections.Concurrent;
using Heed.Kernel;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Heed.Platform.Web;

/// <summary>
/// Token buckets, one per name and caller, in this node's memory: a bucket holds up to <c>burst</c> tokens and fills
/// evenly. Callers never share a bucket, so nobody can use up what another needs.
/// </summary>
public sealed class RateLimits(IConfiguration configuration, TimeProvider time)
{
    private const int SweepAbove = 50_000;
    private readonly ConcurrentDictionary<(string Name, string Key), Bucket> _buckets = new();
    private readonly RateRule _member = Rule(configuration, "Member", burst: 600, perSecond: 100);
    private readonly RateRule _anonymous = Rule(configuration, "Anonymous", burst: 300, perSecond: 50);
    private int _sweeping;

    /// <summary>Takes a token.</summary>
    /// <exception cref="TooManyRefusal">The bucket is empty; it says how long to wait for the next token.</exception>
    public void Take(string name, string key, RateRule rule)
    {
        if (rule.Burst <= 0) return;
        if (_buckets.Count > SweepAbove) Sweep();
        var bucket = _buckets.GetOrAdd((name, key), _ => new Bucket(rule, time.GetTimestamp()));
        if (bucket.Take(time) is { } wait) throw new TooManyRefusal(wait);
    }

    /// <summary>Gives a token back, when what it was taken for turned out harmless.</summary>
    public void GiveBack(string name, string key)
    {
        if (_buckets.TryGetValue((name, key), out var bucket)) bucket.GiveBack();
    }

    /// <summary>Fills the bucket again.</summary>
    public void Reset(string name, string key) => _buckets.TryRemove((name, key), out _);

    /// <summary>The network address as a bucket key: of IPv6 the /64, which one subscriber holds whole.</summary>
    public static string KeyOf(System.Net.IPAddress? address)
    {
        if (address is null) return "-";
        if (address.IsIPv4MappedToIPv6) return address.MapToIPv4().ToString();
        return address.AddressFamily == System.Net.Sockets.AddressFamily.InterNetworkV6
            ? Convert.ToHexString(address.GetAddressBytes().AsSpan(0, 8))
            : address.ToString();
    }

    internal void TakeGeneral(HttpContext context)
    {
        if (context.Features.Get<Caller>()?.Scope.Actor is { Id: { } id } actor) Take("general", $"{actor.Kind}:{id:N}", _member);
        else Take("general", KeyOf(context.Connection.RemoteIpAddress), _anonymous);
    }

    private static RateRule Rule(IConfiguration configuration, string name, int burst, double perSecond) => new(
        configuration.GetValue($"Heed:Limits:{name}Burst", burst),
        configuration.GetValue($"Heed:Limits:{name}PerSecond", perSecond));

    // A full bucket says nothing that a new one would not: it can go.
    private void Sweep()
    {
        if (Interlocked.Exchange(ref _sweeping, 1) == 1) return;
        foreach (var (key, bucket) in _buckets)
        {
            if (bucket.IsFull(time)) _buckets.TryRemove(key, out _);
        }

        Volatile.Write(ref _sweeping, 0);
    }

    private sealed class Bucket(RateRule rule, long started)
    {
        private readonly Lock _lock = new();
        private double _tokens = rule.Burst;
        private long _filled = started;

        /// <summary>Null when a token was taken, else how long until there is one.</summary>
        public TimeSpan? Take(TimeProvider time)
        {
            lock (_lock)
            {
                Fill(time);
                if (_tokens < 1) return rule.PerSecond > 0 ? TimeSpan.FromSeconds(Math.Max(1, (1 - _tokens) / rule.PerSecond)) : TimeSpan.FromHours(1);
                _tokens--;
                return null;
            }
        }

        public void GiveBack()
        {
            lock (_lock) _tokens = Math.Min(rule.Burst, _tokens + 1);
        }

        public bool IsFull(TimeProvider time)
        {
            lock (_lock)
            {
                Fill(time);
                return _tokens >= rule.Burst;
            }
        }

        private void Fill(TimeProvider time)
        {
            var now = time.GetTimestamp();
            _tokens = Math.Min(rule.Burst, _tokens + (time.GetElapsedTime(_filled, now).TotalSeconds * rule.PerSecond));
            _filled = now;
        }
    }
}

/// <summary>How many at once, and how many again per second. A burst of 0 switches the limit off.</summary>
public readonly record struct RateRule(int Burst, double PerSecond)
{
    /// <summary>So many in a period, all at once if need be.</summary>
    public static RateRule Per(int count, TimeSpan period) => new(count, count / period.TotalSeconds);
}

/// <summary>The general limit on every endpoint.</summary>
public static class RateLimiting
{
    /// <summary>Middleware after the access filter: one bucket per person or key, for all others one per address. Answers 429 with Retry-After.</summary>
    public static IApplicationBuilder UseRateLimits(this IApplicationBuilder app)
    {
        var limits = app.ApplicationServices.GetRequiredService<RateLimits>();
        return app.Use((context, next) =>
        {
            if (context.GetEndpoint()?.Metadata.GetMetadata<EndpointAccess>() is not null) limits.TakeGeneral(context);
            return next(context);
        });
    }
}
