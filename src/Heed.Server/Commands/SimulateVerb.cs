using Heed.Queueing.Scenarios;
using Heed.Queueing.Simulating;
using Heed.Server.Simulation;

namespace Heed.Server.Commands;

/// <summary>Lives a service day through the routing engine on virtual time.</summary>
internal sealed class SimulateVerb : Verb
{
    private const int DefaultReplications = 20;

    public override string Name => "simulate";

    public override string Summary => "A service day through the routing engine in virtual time: waits, abandonment, service level. docs/simulate.md tells how a scenario is written.";

    public override string Words => "SCENARIO.json";

    public override int MaxWords => 1;

    public override IReadOnlyList<Option> Options =>
    [
        new("compare", "OTHER.json", "the same customers through this setting too, and the differences"),
        new("replications", "N", $"how many days (default {DefaultReplications}); intervals need two"),
        new("seed", "N", "the same seed gives the same figures (default 1)"),
        new("quarters", null, "a line for every quarter-hour too"),
        Json,
    ];

    public override async Task<int> RunAsync(Arguments arguments, CancellationToken cancellationToken)
    {
        if (arguments.Words is not [var path]) throw new UsageException("name one scenario.");
        var replications = arguments.Has("replications") ? arguments.Number("replications") : DefaultReplications;
        if (!(replications is >= 1 and <= Simulator.MostReplications) || replications != Math.Floor(replications)) throw new UsageException($"--replications is a whole number from 1 to {Simulator.MostReplications}.");
        var seed = arguments.Has("seed") ? arguments.Number("seed") : 1;
        if (seed != Math.Floor(seed) || Math.Abs(seed) > 1L << 53) throw new UsageException("--seed is a whole number.");

        if (await ReadAsync(path, arguments, cancellationToken) is not { } scenario) return 1;
        if (arguments.Value("compare") is not { } otherPath)
        {
            var result = Simulator.Run(scenario, (int)replications, (long)seed, cancellationToken);
            await arguments.AnswerAsync(SimulationDocument.Of(result), SimulationWords.Of(result, arguments.Has("quarters")));
            return 0;
        }

        if (await ReadAsync(otherPath, arguments, cancellationToken) is not { } other) return 1;
        var comparison = Simulator.Compare(scenario, other, (int)replications, (long)seed, cancellationToken);
        await arguments.AnswerAsync(SimulationDocument.Of(comparison), SimulationWords.Of(comparison));
        return 0;
    }

    private static async Task<Scenario?> ReadAsync(string path, Arguments arguments, CancellationToken cancellationToken)
    {
        var file = new FileInfo(path);
        if (!file.Exists) throw new UsageException($"there is no file {path}.");
        if (file.Length > ScenarioReader.MostBytes) throw new UsageException($"{path} is larger than {ScenarioReader.MostBytes >> 20} MiB.");
        var (scenario, errors) = ScenarioReader.Read(await File.ReadAllBytesAsync(path, cancellationToken));
        foreach (var error in errors) await arguments.Errors.WriteLineAsync($"heed simulate: {path}: {(error.Field.Length > 0 ? error.Field + ": " : "")}{error.Message}");
        return errors.Count == 0 ? scenario : null;
    }
}
