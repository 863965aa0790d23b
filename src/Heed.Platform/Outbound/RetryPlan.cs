namespace Heed.Platform.Outbound;

/// <summary>When a call that failed is tried again: at growing distances with jitter, for three days.</summary>
public static class RetryPlan
{
    /// <summary>After so long nothing is tried any more by itself.</summary>
    public static readonly TimeSpan GiveUp = TimeSpan.FromDays(3);

    private static readonly TimeSpan Longest = TimeSpan.FromHours(6);
    private static readonly TimeSpan[] Delays =
    [
        TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(30), TimeSpan.FromMinutes(2), TimeSpan.FromMinutes(10), TimeSpan.FromMinutes(30), TimeSpan.FromHours(1), TimeSpan.FromHours(3),
    ];

    /// <summary>The delay after so many attempts, between 80 and 120 % of the plan; a receiver that asks for a longer one, up to six hours, gets it.</summary>
    /// <param name="attempts">Attempts so far, at least 1.</param>
    /// <param name="asked">The receiver's <c>Retry-After</c>.</param>
    public static TimeSpan After(int attempts, TimeSpan? asked)
    {
        var planned = attempts <= Delays.Length ? Delays[attempts - 1] : Longest;
        var delay = planned * (0.8 + (Random.Shared.NextDouble() * 0.4));
        return asked is { } wish && wish > delay ? (wish < Longest ? wish : Longest) : delay;
    }
}
