using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Threading.Channels;
using Heed.Queueing.Scenarios;
using Heed.Queueing.Simulating;

namespace Heed.Workforce.Simulations;

/// <summary>
/// Runs service days apart from the requests: on threads of their own, few at a time, one a person, with an end. Who waits reads lines of progress and then the figures;
/// who goes away ends the run. Nothing is kept, so any node may serve it.
/// </summary>
internal sealed class SimulationRuns(TimeProvider time) : IDisposable
{
    /// <summary>Most contacts of a run: those of a day times the days, of both settings.</summary>
    public const long MostContacts = 4_000_000;

    /// <summary>Most simulated days of a setting.</summary>
    public const int MostReplications = 500;

    /// <summary>How long a run may take.</summary>
    public static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    private const int AtOnce = 2;
    private readonly SemaphoreSlim _places = new(AtOnce, AtOnce);
    private readonly ConcurrentDictionary<(WorkspaceId Workspace, Guid Person), bool> _running = new();

    /// <summary>Runs and yields one JSON object after another: <c>{"progress":0.4}</c> … and at the end <c>{"result":…}</c>, <c>{"stopped":"timeLimit"}</c>.</summary>
    /// <exception cref="BusyRefusal">The person has a run already, or the node has enough.</exception>
    public async IAsyncEnumerable<JsonObject> RunAsync(
        Scope scope, Scenario first, Scenario? second, int replications, long seed, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var person = (scope.Workspace, scope.Actor.Id ?? Guid.Empty);
        if (!_running.TryAdd(person, true)) throw new BusyRefusal("simulationRunning", "You have a simulation running. Wait for it, or cancel it.");
        try
        {
            if (!await _places.WaitAsync(0, cancellationToken)) throw new BusyRefusal("simulationsBusy", "Others simulate just now. Try again in a minute.");
            using var limit = new CancellationTokenSource(Limit, time);
            using var both = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
            var lines = Channel.CreateBounded<JsonObject>(new BoundedChannelOptions(4) { FullMode = BoundedChannelFullMode.DropOldest });
            var run = Task.Factory.StartNew(() => Simulate(first, second, replications, seed, lines.Writer, both.Token), both.Token, TaskCreationOptions.LongRunning, TaskScheduler.Default);
            var finished = run.ContinueWith(
                _ =>
                {
                    _places.Release();
                    lines.Writer.TryComplete();
                },
                CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
            try
            {
                await foreach (var line in lines.Reader.ReadAllAsync(cancellationToken)) yield return line;
            }
            finally
            {
                await both.CancelAsync();
                await finished;
            }

            if (run.IsCanceled) yield return new JsonObject { ["stopped"] = "timeLimit" };
            else yield return new JsonObject { ["result"] = await run };
        }
        finally
        {
            _running.TryRemove(person, out _);
        }
    }

    public void Dispose() => _places.Dispose();

    private static JsonObject Simulate(Scenario first, Scenario? second, int replications, long seed, ChannelWriter<JsonObject> lines, CancellationToken cancellationToken)
    {
        var (done, told, all) = (0, 0, replications * (second is null ? 1 : 2));
        void Progress()
        {
            // A hundred lines are enough, however many days there are.
            if (++done * 100 / all is var percent && percent > told) lines.TryWrite(new JsonObject { ["progress"] = (told = percent) / 100.0 });
        }

        return second is null
            ? SimulationDocument.Of(Simulator.Run(first, replications, seed, cancellationToken, Progress))
            : SimulationDocument.Of(Simulator.Compare(first, second, replications, seed, cancellationToken, Progress));
    }
}
