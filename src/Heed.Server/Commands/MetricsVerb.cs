using Heed.Accounts.Public;
using Heed.Metrics.Public;

namespace Heed.Server.Commands;

/// <summary>Measures all workspaces again from their ledgers.</summary>
internal sealed class MetricsVerb : Verb
{
    public override string Name => "metrics";

    public override string Summary => "Measure everything again from the ledger and count all sums anew (rebuild); the server must be stopped.";

    public override string Words => "rebuild";

    public override int MaxWords => 1;

    public override IReadOnlyList<Option> Options => [Data, Json];

    public override async Task<int> RunAsync(Arguments arguments, CancellationToken cancellationToken)
    {
        if (arguments.Words is not ["rebuild"]) throw new UsageException("say rebuild.");
        await using var app = OfflineHost.Build(arguments);
        var rebuild = app.Services.GetRequiredService<IMetricsRebuild>();
        var done = new List<RebuiltMetrics>();
        foreach (var workspace in await app.Services.GetRequiredService<IWorkspaces>().ListAsync(cancellationToken)) done.Add(await rebuild.RunAsync(workspace, cancellationToken));
        var all = new RebuiltMetrics(done.Sum(d => d.Events), done.Sum(d => d.Conversations), done.Sum(d => d.Facts), done.Sum(d => d.Kept));
        await arguments.AnswerAsync(all, $"{all.Events} events of {done.Count} workspaces folded again: {all.Conversations} conversations, {all.Facts} facts, {all.Kept} of them older than the ledger and kept.");
        return 0;
    }
}
