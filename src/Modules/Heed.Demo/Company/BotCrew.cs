namespace Heed.Demo.Company;

/// <summary>The bots of the company, as its owner makes them over the API: a greeting, flows with tests, one bot an inbox.</summary>
internal sealed class BotCrew(SampleCompany company)
{
    private readonly BotTexts _texts = BotTexts.Load();
    private readonly Dictionary<string, Guid> _bots = [];

    public IReadOnlyList<BotVisitPlan> Visits => _texts.Visits;

    /// <summary>Makes them all; they stay off. A flow that fails one of its tests stays a draft.</summary>
    public async Task MakeAsync(CancellationToken cancellationToken)
    {
        foreach (var plan in _texts.Bots)
        {
            var made = await company.Owner.Calls.PostAsync(
                "bots",
                new { plan.Name, plan.Greeting, plan.TopQuestions, inboxIds = new[] { company.Id("inbox", plan.Inbox) }, handOverTagIds = new[] { company.Id("tag", plan.HandOverTag) } },
                cancellationToken);
            var bot = _bots[plan.Inbox] = made.GetProperty("id").GetGuid();
            foreach (var flow in _texts.Flows) await TeachAsync(bot, flow, cancellationToken);
        }
    }

    /// <summary>Switches the bot of an inbox on or off.</summary>
    public Task SwitchAsync(string inbox, bool on, CancellationToken cancellationToken) => company.Owner.Calls.PatchAsync($"bots/{_bots[inbox]}", new { on }, cancellationToken);

    public async Task SwitchAllOnAsync(CancellationToken cancellationToken)
    {
        foreach (var inbox in _bots.Keys) await SwitchAsync(inbox, on: true, cancellationToken);
    }

    private async Task TeachAsync(Guid bot, FlowPlan plan, CancellationToken cancellationToken)
    {
        var calls = company.Owner.Calls;
        var flow = (await calls.PostAsync($"bots/{bot}/flows", new { plan.Name, plan.Template }, cancellationToken)).GetProperty("id").GetGuid();
        foreach (var test in plan.Tests) await calls.PostAsync($"bots/{bot}/flows/{flow}/tests", test, cancellationToken);
        var report = await calls.PostAsync($"bots/{bot}/flows/{flow}/tests/run", new { }, cancellationToken);
        if (report.GetProperty("failed").GetInt32() == 0) await calls.PostAsync($"bots/{bot}/flows/{flow}/publish", new { }, cancellationToken);
    }
}
