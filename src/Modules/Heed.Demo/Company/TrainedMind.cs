using Heed.Demo.Calls;

namespace Heed.Demo.Company;

/// <summary>What the company has taught Heed about its customers: intents with examples, and tests they are measured by. Learnt before the first customer writes, so that their words are read by it.</summary>
internal static class TrainedMind
{
    /// <summary>A training of this size takes about a second; whoever learns longer goes on beside the company's life.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    public static async Task TeachAsync(SampleCompany company, CancellationToken cancellationToken)
    {
        var calls = company.Owner.Calls;
        var plans = Load();
        foreach (var (category, name) in plans.Where(p => p.Intent.Length > 0).Select(p => (p.Category, p.Intent)).Distinct())
        {
            await calls.PostAsync("intents", new { name, category }, cancellationToken);
        }

        // The tests first: each model is measured from the first one on.
        foreach (var test in new[] { true, false })
        {
            var rows = plans.Where(p => p.Test == test).SelectMany(p => p.Sentences.Select(s => new { text = s, intent = p.Intent }));
            await calls.PostAsync("intent-examples/import", new { rows, test }, cancellationToken);
        }

        await LearntAsync(calls, cancellationToken);
    }

    private static async Task LearntAsync(ApiCalls calls, CancellationToken cancellationToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(200));
        for (var waited = TimeSpan.Zero; waited < Patience && await timer.WaitForNextTickAsync(cancellationToken); waited += timer.Period)
        {
            if (!(await calls.GetAsync("intent-models/learning", cancellationToken)).GetProperty("learning").GetBoolean()) return;
        }
    }

    private static List<IntentPlan> Load() =>
    [
        .. DemoTexts.Lines("intents.tsv").Where(l => !l.StartsWith('#')).Select(l => l.Split('\t'))
            .Select(c => new IntentPlan(c[0], c[1], c[2] == "test", c[3].Split(" | "))),
    ];

    /// <param name="Intent">Empty for words that belong to none.</param>
    private sealed record IntentPlan(string Category, string Intent, bool Test, IReadOnlyList<string> Sentences);
}
