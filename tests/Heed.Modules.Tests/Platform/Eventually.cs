using System.Diagnostics;

namespace Heed.Modules.Tests.Platform;

/// <summary>Waits for what other threads and nodes are about to do.</summary>
internal static class Eventually
{
    internal static async Task<TimeSpan> TrueAsync(Func<Task<bool>> condition, TimeSpan within, string what)
    {
        var watch = Stopwatch.StartNew();
        while (!await condition())
        {
            if (watch.Elapsed > within) Assert.Fail($"Not within {within.TotalSeconds:0.#} s: {what}");
            await Task.Delay(25);
        }

        return watch.Elapsed;
    }

    internal static Task<TimeSpan> TrueAsync(Func<bool> condition, TimeSpan within, string what) => TrueAsync(() => Task.FromResult(condition()), within, what);
}
