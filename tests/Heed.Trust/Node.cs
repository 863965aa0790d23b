using System.Globalization;
using Heed.Kernel;
using Heed.Platform.Store;
using Heed.Platform.Store.Schema;
using Heed.Platform.Timers;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Heed.Trust;

/// <summary>
/// The process that is killed: the platform with eight writers, each writing numbered events and saying so on standard
/// output once the store has acknowledged, as <c>ack WRITER NUMBER</c>. Every tenth sets a timer; each that fires is counted.
/// </summary>
internal static class Node
{
    internal const int Writers = 8, Workspaces = 4;

    internal static async Task<int> RunAsync(Options options)
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Logging.AddConsole(c => c.LogToStandardErrorThreshold = LogLevel.Trace).SetMinimumLevel(LogLevel.Error);
        builder.Services.AddHeedStore(new StoreOptions { DataFolder = options.Required("data"), Postgres = options.Text("postgres", "") is { Length: > 0 } server ? server : null });
        builder.Services.AddSingleton<ITimerHandler, CountingTimer>();
        using var host = builder.Build();
        host.Services.GetRequiredService<SchemaUpdate>().Apply();
        await host.StartAsync();
        var store = host.Services.GetRequiredService<IStore>();
        Say("ready");
        var first = options.Number("first", 1);
        var until = options.Number("acks", int.MaxValue);
        var manner = new Manner(Early: options.Sabotage == "ack", Begins: options.Text("begins", "no") == "yes");
        var names = options.Text("name", "w");
        var writers = options.Number("writers", Writers);
        await Task.WhenAll(Enumerable.Range(0, writers).Select(w => WriteAsync(store, $"{names}{w}", new WorkspaceId(1 + (w % Workspaces)), first, until / writers, manner)));
        await host.StopAsync();
        return 0;
    }

    private static async Task WriteAsync(IStore store, string writer, WorkspaceId workspace, int first, int count, Manner manner)
    {
        for (var number = first; number < first + (long)count; number++)
        {
            if (manner.Early) Say("ack", writer, number);
            if (manner.Begins) Say("begin", writer, number);
            try
            {
                await store.WriteAsync(
                    Scope.System(workspace),
                    unit =>
                    {
                        var id = Ids.New(unit.Now);
                        unit.Append(new LedgerEvent("trust.written", writer, id, number));
                        unit.NextNumber("written");
                        if (number % 10 == 0) unit.SetTimer(CountingTimer.Name, id, unit.Now.AddMilliseconds(300));
                        return true;
                    },
                    CancellationToken.None);
            }
            catch (BusyRefusal)
            {
                // The answer may have been lost after the commit: this number is left, neither acknowledged nor sent again.
                continue;
            }

            if (!manner.Early) Say("ack", writer, number);
        }
    }

    private static void Say(string what, string writer, int number) => Say(string.Create(CultureInfo.InvariantCulture, $"{what} {writer} {number}"));

    /// <summary>One write call a line, unbuffered: the kernel has it when the process dies.</summary>
    private static void Say(string line)
    {
        using var output = Console.OpenStandardOutput();
        output.Write(System.Text.Encoding.ASCII.GetBytes(line + "\n"));
    }

    /// <param name="Early">Sabotage: acknowledges before it writes.</param>
    /// <param name="Begins">Also says when it begins to write.</param>
    private sealed record Manner(bool Early, bool Begins);

    private sealed class CountingTimer : ITimerHandler
    {
        internal const string Name = "trust";

        public string Kind => Name;

        public void Fire(Unit unit, DueTimer timer) => unit.NextNumber($"fired {timer.Key}");
    }
}
