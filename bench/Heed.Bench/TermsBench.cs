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
/// What search terms cost the pipeline: acknowledged durable messages a second with words, which are indexed, and with as many
/// signs, which have no terms. In turns within one run, so that other work on the machine strikes both.
/// </summary>
internal static class TermsBench
{
    private const int Senders = 64, Rounds = 9;
    private static readonly TimeSpan Each = TimeSpan.FromSeconds(3);
    private static readonly string Signs = new('…', BareLoop.Text.Length);

    public static async Task RunAsync(Report report)
    {
        var folder = Directory.CreateTempSubdirectory("heed-bench-").FullName;
        try
        {
            await using var app = HeedHostBuilder.Build(
                new ServeOptions { Urls = "http://127.0.0.1:0", DataFolder = folder }, builder => builder.Logging.SetMinimumLevel(LogLevel.Warning));
            app.Services.GetRequiredService<SchemaUpdate>().Apply();
            await app.StartAsync();
            var send = await MessageBench.PipelineAsync(app.Services);
            var rates = new Dictionary<string, List<double>> { [BareLoop.Text] = [], [Signs] = [] };
            var costs = new Dictionary<string, List<double>> { [BareLoop.Text] = [], [Signs] = [] };
            for (var round = 0; round <= Rounds; round++)
            {
                foreach (var text in round % 2 == 0 ? new[] { BareLoop.Text, Signs } : [Signs, BareLoop.Text])
                {
                    var before = Environment.CpuUsage.TotalTime;
                    var rate = await MessageBench.RateAsync(sender => send(sender, text), Each);
                    // The first round warms up.
                    if (round == 0) continue;
                    rates[text].Add(rate);
                    costs[text].Add((Environment.CpuUsage.TotalTime - before).TotalMicroseconds / (rate * Each.TotalSeconds));
                }
            }

            var (indexed, bare) = (MessageBench.Median(rates[BareLoop.Text]), MessageBench.Median(rates[Signs]));
            report.Add("whole Receive pipeline, words indexed", indexed, "messages/s");
            report.Add("whole Receive pipeline, nothing to index", bare, "messages/s");
            report.Add("with the index / without", indexed / bare, "", "≥ 0.85", indexed / bare >= 0.85);
            var (dear, cheap) = (MessageBench.Median(costs[BareLoop.Text]), MessageBench.Median(costs[Signs]));
            report.Add("processor time a message, words indexed", dear, "µs");
            report.Add("processor time a message, nothing to index", cheap, "µs");
            await app.StopAsync();
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
