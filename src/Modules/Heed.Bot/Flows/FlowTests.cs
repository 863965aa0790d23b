using System.Text.Json;
using Heed.Bot.Talking;
using Microsoft.EntityFrameworkCore;

namespace Heed.Bot.Flows;

/// <summary>Conversations a flow must pass: kept with it, run against the draft before it is published.</summary>
internal sealed class FlowTests(IStore store, Rehearsal rehearsal)
{
    public const int MaxTests = 200;
    public const int MaxTurns = 20;

    public async Task<List<FlowTest>> ListAsync(WorkspaceId workspace, Guid flow, CancellationToken cancellationToken)
    {
        using var session = store.Read();
        return await session.Db.Set<FlowTest>().Where(t => t.Workspace == workspace && t.Flow == flow).OrderBy(t => t.CreatedAt).ThenBy(t => t.Id).ToListAsync(cancellationToken);
    }

    public Task<FlowTest> AddAsync(Scope scope, Guid flow, string name, IReadOnlyList<FlowTestTurn> turns, CancellationToken cancellationToken)
    {
        new Validate()
            .Text(name, "name", 120)
            .That(turns.Count is >= 1 and <= MaxTurns, "turns", "outOfRange", $"1 to {MaxTurns} turns.")
            .That(turns.All(t => t.Says is { Length: > 0 and <= 1000 } && (t.Expect?.Length ?? 0) <= 500), "turns", "tooLong", "Words of at most 1,000 characters, expectations of at most 500.")
            .That(turns.All(t => t.Outcome is null or "waiting" or "ended" or "person"), "turns", "unknownOutcome", "waiting, ended or person.")
            .Done();
        return store.WriteAsync(
            scope,
            unit =>
            {
                if (unit.Number($"select count(*) from bot_flow_tests where workspace = {unit.Workspace} and flow = {flow}") >= MaxTests) throw new ConflictRefusal("tooManyTests", $"At most {MaxTests} tests.");
                var test = new FlowTest { Workspace = unit.Workspace, Id = Ids.New(unit.Now), Flow = flow, Name = name.Trim(), Turns = JsonSerializer.Serialize(turns, HeedJson.Options), CreatedAt = unit.Now };
                unit.Db.Set<FlowTest>().Add(test);
                return test;
            },
            cancellationToken);
    }

    public Task RemoveAsync(Scope scope, Guid flow, Guid test, CancellationToken cancellationToken) => store.WriteAsync(
        scope,
        unit =>
        {
            if (unit.Execute($"delete from bot_flow_tests where workspace = {unit.Workspace} and flow = {flow} and id = {test}") == 0) throw new NotFoundRefusal();
        },
        cancellationToken);

    /// <summary>Runs all of them against the draft.</summary>
    public async Task<FlowTestReport> RunAsync(Bots.Bot bot, Flow flow, CancellationToken cancellationToken)
    {
        var results = new List<FlowTestResult>();
        var draft = Flow.Read(flow.Draft);
        foreach (var test in await ListAsync(bot.Workspace, flow.Id, cancellationToken))
        {
            var reason = await FailureAsync(bot, draft, JsonSerializer.Deserialize<List<FlowTestTurn>>(test.Turns, HeedJson.Options)!, cancellationToken);
            results.Add(new FlowTestResult(test.Id, test.Name, reason is null, reason));
        }

        return new FlowTestReport(results.Count(r => r.Passed), results.Count(r => !r.Passed), results);
    }

    private async Task<string?> FailureAsync(Bots.Bot bot, FlowDocument draft, List<FlowTestTurn> turns, CancellationToken cancellationToken)
    {
        TryState? state = null;
        for (var i = 0; i < turns.Count; i++)
        {
            var answer = await rehearsal.RunAsync(bot, draft, new TryRequest(turns[i].Says, State: state), cancellationToken);
            state = answer.State;
            var said = string.Join('\n', answer.Said.Select(s => s.Text));
            if (turns[i].Outcome is { } outcome && outcome != answer.Outcome) return $"{i + 1}: {answer.Outcome} ≠ {outcome}";
            if (turns[i].Expect is { } expected && !said.Contains(expected, StringComparison.OrdinalIgnoreCase)) return $"{i + 1}: {said}";
            if (answer.Outcome != "waiting" && i < turns.Count - 1) return $"{i + 1}: {answer.Outcome}";
        }

        return null;
    }
}

/// <summary>How many tests a draft passes.</summary>
internal sealed record FlowTestReport(int Passed, int Failed, IReadOnlyList<FlowTestResult> Results);

/// <summary>What came of one test.</summary>
/// <param name="Reason">The turn, and what was said or became of it instead; null when it passed.</param>
internal sealed record FlowTestResult(Guid Id, string Name, bool Passed, string? Reason);
