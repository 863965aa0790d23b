using System.Diagnostics;
using Heed.Accounts.Public;
using Heed.Conversations.Public;
using Heed.Customers.Public;
using Heed.Kernel;
using Heed.Platform.Store;
using Heed.Platform.Store.Schema;
using Heed.Server.Hosting;

namespace Heed.Bench;

/// <summary>
/// Acknowledged durable messages a second, 64 senders: the whole Receive pipeline beside two bare group-commit loops on the
/// same disk, in turns within one run. One loop writes a row a message, the other the rows that the pipeline writes.
/// </summary>
internal static class MessageBench
{
    private const int Senders = 64, Rounds = 5;
    private static readonly TimeSpan Each = TimeSpan.FromSeconds(3);

    public static async Task RunAsync(Report report)
    {
        var folder = Directory.CreateTempSubdirectory("heed-bench-").FullName;
        try
        {
            await using var app = HeedHostBuilder.Build(
                new ServeOptions { Urls = "http://127.0.0.1:0", DataFolder = folder }, builder => builder.Logging.SetMinimumLevel(LogLevel.Warning));
            app.Services.GetRequiredService<SchemaUpdate>().Apply();
            await app.StartAsync();
            var receive = await PipelineAsync(app.Services);
            Task pipeline(int sender) => receive(sender, BareLoop.Text);
            using var one = new BareLoop(Path.Combine(folder, "one.db"), BareLoop.OneRow);
            using var same = new BareLoop(Path.Combine(folder, "same.db"), BareLoop.SameRows);
            var rates = new Dictionary<string, List<double>> { ["one"] = [], ["same"] = [], ["pipeline"] = [] };
            for (var round = 0; round <= Rounds; round++)
            {
                foreach (var (name, send) in new (string, Func<int, Task>)[] { ("one", one.SendAsync), ("same", same.SendAsync), ("pipeline", pipeline) })
                {
                    var rate = await RateAsync(send, Each);
                    // The first round warms up.
                    if (round > 0) rates[name].Add(rate);
                }
            }

            var (bareOne, bareSame, full) = (Median(rates["one"]), Median(rates["same"]), Median(rates["pipeline"]));
            report.Add($"bare group commit, one row a message, {Senders} senders", bareOne, "messages/s");
            report.Add($"bare group commit, the pipeline's rows, {Senders} senders", bareSame, "messages/s");
            report.Add($"whole Receive pipeline, {Senders} senders", full, "messages/s");
            report.Add("pipeline / one row", full / bareOne, "", "≥ 0.33", full / bareOne >= 1 / 3.0);
            report.Add("pipeline / same rows", full / bareSame, "", "≥ 0.67", full / bareSame >= 2 / 3.0);
            await app.StopAsync();
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>Sends one message of a sender, who has a customer and a conversation of their own.</summary>
    internal static async Task<Func<int, string, Task>> PipelineAsync(IServiceProvider services)
    {
        var opened = await services.GetRequiredService<IWorkspaces>().CreateAsync(new NewWorkspace("Bench", "en", "Asia/Shanghai"), null, CancellationToken.None);
        var store = services.GetRequiredService<IStore>();
        var (inbox, customers) = await store.WriteAsync(
            Scope.System(opened.Workspace),
            unit =>
            {
                var made = services.GetRequiredService<IInboxes>().Create(unit, "Bench", opened.Brand, "web", null, null, false, null, null);
                return (made, Enumerable.Range(0, Senders).Select(i => services.GetRequiredService<ICustomers>().EnsureIdentity(unit, "web", $"bench{i}", false, $"Bench {i}", null, null, "en", opened.Brand, out _)).ToList());
            },
            CancellationToken.None);
        var conversations = services.GetRequiredService<IConversations>();
        return (sender, text) =>
        {
            var customer = customers[sender];
            var scope = new Scope(opened.Workspace, Actor.Customer(customer)) { Customer = customer };
            var message = new InboundMessage(inbox, Ids.New(TimeProvider.System.GetUtcNow()), customer, text, [], "en");
            return conversations.ReceiveAsync(scope, message, null, CancellationToken.None);
        };
    }

    internal static async Task<double> RateAsync(Func<int, Task> send, TimeSpan each)
    {
        var began = Stopwatch.GetTimestamp();
        var sent = 0;
        await Task.WhenAll(Enumerable.Range(0, Senders).Select(sender => Task.Run(async () =>
        {
            while (Stopwatch.GetElapsedTime(began) < each)
            {
                await send(sender);
                Interlocked.Increment(ref sent);
            }
        })));
        return sent / Stopwatch.GetElapsedTime(began).TotalSeconds;
    }

    internal static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);
}
