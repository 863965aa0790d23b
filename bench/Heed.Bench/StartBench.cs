namespace Heed.Bench;

/// <summary>Start of the built server on an empty store, and its memory then.</summary>
internal static class StartBench
{
    private const int Times = 5;

    public static async Task RunAsync(Report report)
    {
        await using var server = await BenchServer.CreateAsync();
        var starts = new List<double>();
        for (var i = 0; i < Times; i++)
        {
            await server.StopAsync();
            await server.StartAsync();
            starts.Add(server.ReadyAfter.TotalMilliseconds);
        }

        var median = starts.Order().ElementAt(Times / 2);
        report.Add($"start to ready, empty store, median of {Times}", median, "ms", "< 1500", median < 1500);
        report.Memory("on an empty store", await server.MiBAsync());
    }
}
