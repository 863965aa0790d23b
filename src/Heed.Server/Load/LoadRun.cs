using Heed.Kernel;

namespace Heed.Server.Load;

/// <summary>A run: opens everybody, lets them write, checks what is there.</summary>
internal sealed class LoadRun(LoadPlan plan, TimeProvider time)
{
    public async Task<LoadReport> RunAsync(CancellationToken cancellationToken)
    {
        using var http = LoadApi.Connect(plan.Server);
        await using var ledger = new LoadLedger(plan.LedgerFile);
        var callers = await CallersAsync(http, cancellationToken);
        var siteKey = plan.SiteKey ?? await SiteKeyAsync(callers[0], cancellationToken);
        var agents = Enumerable.Range(0, plan.Agents).Select(i => new LoadAgent(i, callers[i % callers.Count], plan, ledger, time)).ToList();
        var customers = Enumerable.Range(0, plan.Customers).Select(i => new LoadCustomer(i, new LoadApi(http, plan.Server), plan, siteKey, ledger, time)).ToList();
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var listening = agents.Select(a => a.ListenAsync(ending.Token)).ToList();
        await Task.WhenAll(agents.Select(a => a.Ready.WaitAsync(TimeSpan.FromSeconds(30), time, cancellationToken)));
        foreach (var customer in customers) await customer.StartAsync(cancellationToken);
        listening.AddRange(customers.Select(c => c.ListenAsync(ending.Token)));
        listening.AddRange(agents.Select(a => a.AnswerAsync(ending.Token)));

        var began = time.GetTimestamp();
        using var writing = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        writing.CancelAfter(plan.For);
        await Task.WhenAll(customers.Select(c => c.WriteAsync(writing.Token)));
        var took = time.GetElapsedTime(began);
        // What was written last is still on its way to the sockets.
        await Task.Delay(TimeSpan.FromSeconds(1), time, cancellationToken);
        await ending.CancelAsync();
        await Task.WhenAll(listening);

        var (lost, doubled, outOfOrder, phantom) = await new LoadCheck(callers[0], plan, ledger).RunAsync(cancellationToken);
        var acknowledged = ledger.Messages.Values.Count(m => m.Conversation is not null);
        return new LoadReport(
            plan.Customers, plan.Agents, Math.Round(took.TotalSeconds, 1), ledger.Messages.Count, acknowledged, Math.Round(acknowledged / took.TotalSeconds, 1),
            ledger.Ack.Read(), ledger.Socket.Read(), ledger.Reply.Read(), ledger.Widget.Read(),
            lost, doubled, outOfOrder, phantom, ledger.Gaps, ledger.Resets, ledger.Throttled, ledger.Retries, ledger.File);
    }

    private async Task<List<LoadApi>> CallersAsync(HttpClient http, CancellationToken cancellationToken)
    {
        if (plan.ApiKey is { } key) return [new LoadApi(http, plan.Server) { Token = key }];
        var callers = new List<LoadApi>();
        foreach (var (email, password) in plan.People)
        {
            var api = new LoadApi(http, plan.Server);
            await api.SignInAsync(email, password, cancellationToken);
            callers.Add(api);
        }

        return callers;
    }

    /// <summary>The first web site that the agent may see the settings of.</summary>
    private async Task<string> SiteKeyAsync(LoadApi caller, CancellationToken cancellationToken)
    {
        var inboxes = await caller.CallAsync(HttpMethod.Get, $"/api/v1/w/{plan.Workspace}/inboxes", null, cancellationToken);
        foreach (var inbox in inboxes.GetProperty("items").EnumerateArray().Where(i => i.GetProperty("channel").GetString() == "web"))
        {
            var site = await caller.CallAsync(HttpMethod.Get, $"/api/v1/w/{plan.Workspace}/inboxes/{inbox.GetProperty("id").GetGuid()}/web", null, cancellationToken);
            return site.GetProperty("siteKey").GetString()!;
        }

        throw new InvalidRefusal("siteKey", "required", "The workspace has no web inbox. Make one, or name a site key with --site-key.");
    }
}
