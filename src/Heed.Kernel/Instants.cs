namespace Heed.Kernel;

/// <summary>Instants as the store keeps them: UTC microseconds since 1970.</summary>
public static class Instants
{
    /// <summary>UTC microseconds since the Unix epoch.</summary>
    public static long ToMicros(this DateTimeOffset instant) => (instant.UtcTicks - DateTimeOffset.UnixEpoch.Ticks) / TimeSpan.TicksPerMicrosecond;

    /// <summary>The instant of so many microseconds since the Unix epoch.</summary>
    public static DateTimeOffset FromMicros(long micros) => DateTimeOffset.UnixEpoch.AddTicks(micros * TimeSpan.TicksPerMicrosecond);
}
