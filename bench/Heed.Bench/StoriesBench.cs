using Heed.Queueing.Scenarios;
using Heed.Queueing.Simulating;

namespace Heed.Bench;

/// <summary>
/// The service days of bench/scenarios: what free parameters make the BEFORE figures, what comes out AFTER with them frozen, and what it would take to reach the
/// figures that are told (8 minutes to 90 seconds and 18 % to 5 % on a day of peaks; first words after 45 seconds, then 15, on a calmer one).
/// </summary>
internal static class StoriesBench
{
    private const int Days = 100;
    private const double WaitBefore = 480, LeftBefore = 0.18, WaitAfter = 90, LeftAfter = 0.05, WordsBefore = 45;

    public static Task RunAsync(Report report)
    {
        var (before, after) = (Read("peak-before"), Read("peak-after"));
        Fit(report, "peak", before, Measure.Abandonment, LeftBefore);
        Fit(report, "calm", Read("calm-before"), Measure.FirstHumanResponse, WordsBefore);
        foreach (var day in new[] { "peak", "calm" })
        {
            foreach (var setting in new[] { "before", "ratio", "skills", "after" }) Day(report, $"{day}-{setting}", Read($"{day}-{setting}"));
        }

        Reach(report, "peak: one line and a bot", before with { Bot = after.Bot });
        Reach(report, "peak: skills, rings and a bot", after);
        return Task.CompletedTask;
    }

    // Leaving at a steady rate while waiting makes abandonment = mean wait / mean patience, whatever the day looks like: so the patience is given, and
    // handling is found by halving. Printed beside what the file holds.
    private static void Fit(Report report, string day, Scenario before, Measure measure, double told)
    {
        var (low, high) = (0.5, 2.0);
        for (var i = 0; i < 12; i++)
        {
            var middle = (low + high) / 2;
            if (Simulator.Run(Scaled(before, middle, WaitBefore / LeftBefore), Days, 1).Whole.Figures[measure].Mean > told) high = middle;
            else low = middle;
        }

        report.Add($"{day}: fitted handling of an ordinary contact (the file: {before.Arrivals[0].Handling.Mean} s)", before.Arrivals[0].Handling.Mean * (low + high) / 2, "s");
        report.Add($"{day}: fitted patience (the file: {before.Arrivals[0].Patience!.Mean} s)", WaitBefore / LeftBefore, "s");
    }

    private static void Day(Report report, string what, Scenario scenario)
    {
        var result = Simulator.Run(scenario, Days, 7);
        foreach (var measure in new[] { Measure.MeanWait, Measure.Abandonment, Measure.FirstResponse, Measure.FirstHumanResponse, Measure.ServiceLevel, Measure.Occupancy, Measure.HandedOn })
        {
            Add(report, $"{what}: {measure}", result.Whole.Figures, measure);
        }

        Add(report, $"{what}: complaints answered within half an hour", result.Queues[1].Figures, Measure.ServiceLevel);
    }

    // The least part of contacts the bot must settle for the told figures.
    private static void Reach(Report report, string what, Scenario scenario)
    {
        for (var resolves = 0.0; resolves <= 0.6; resolves += 0.025)
        {
            var figures = Simulator.Run(scenario with { Bot = scenario.Bot! with { Resolves = resolves } }, Days, 7).Whole.Figures;
            if (figures[Measure.MeanWait].Mean > WaitAfter || figures[Measure.Abandonment].Mean > LeftAfter) continue;
            report.Add($"{what}: contacts the bot must settle for {WaitAfter} s and {LeftAfter:P0}", figures[Measure.BotResolved].Mean * 100, "%");
            return;
        }

        report.Add($"{what}: the told figures are not reached with 60 % settled of those the bot speaks to", 0, "");
    }

    private static void Add(Report report, string what, IReadOnlyDictionary<Measure, Estimate> figures, Measure measure)
    {
        if (!figures.TryGetValue(measure, out var estimate)) return;
        var share = measure is Measure.Abandonment or Measure.ServiceLevel or Measure.Occupancy or Measure.HandedOn;
        var by = share ? 100 : 1;
        report.Add($"{what} ({estimate.Low * by:0.##} to {estimate.High * by:0.##})", estimate.Mean * by, share ? "%" : "s");
    }

    private static Scenario Scaled(Scenario scenario, double handling, double patience) => scenario with
    {
        Arrivals = [.. scenario.Arrivals.Select(a => a with { Handling = a.Handling with { Mean = a.Handling.Mean * handling }, Patience = a.Patience! with { Mean = patience } })],
    };

    private static Scenario Read(string name)
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Heed.slnx"))) folder = folder.Parent;
        var path = Path.Combine(folder?.FullName ?? throw new InvalidOperationException("The bench runs inside a checkout."), "bench", "scenarios", $"{name}.json");
        var (scenario, errors) = ScenarioReader.Read(File.ReadAllBytes(path));
        return errors.Count == 0 ? scenario! : throw new InvalidOperationException($"{path}: {errors[0].Field}: {errors[0].Message}");
    }
}
