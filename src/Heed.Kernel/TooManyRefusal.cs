namespace Heed.Kernel;

/// <summary>A rate limit was reached (429).</summary>
public sealed class TooManyRefusal(TimeSpan retryAfter)
    : Refusal(429, "tooMany", "Too many requests. Wait a moment and try again.")
{
    /// <summary>When to try again.</summary>
    public TimeSpan RetryAfter { get; } = retryAfter;
}
