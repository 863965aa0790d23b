namespace Heed.Queueing.Lines;

/// <summary>Seconds and minutes as whole microseconds, the unit of every instant here.</summary>
internal static class Micros
{
    public const long Second = 1_000_000, Minute = 60 * Second, Hour = 60 * Minute;

    // A century: far enough to mean never, near enough that sums cannot overflow.
    private const double MostSeconds = 100.0 * 366 * 86_400;

    public static long OfSeconds(double seconds) => (long)Math.Round(Math.Clamp(seconds, 0, MostSeconds) * Second);

    public static long OfMinutes(double minutes) => OfSeconds(minutes * 60);

    public static double ToMinutes(long micros) => (double)micros / Minute;

    public static double ToSeconds(long micros) => (double)micros / Second;
}
