using System.Text;
using Heed.Metrics.Public;

namespace Heed.Metrics.Definitions;

/// <summary>docs/metrics.md, written from the definitions.</summary>
internal static class MetricsPage
{
    private const string Introduction = """
        # Metrics

        Written from the list in `src/Modules/Heed.Metrics/Definitions`, by which the figures are counted and which the console shows; a test holds this page to it.

        **How figures are counted.** Events of a workspace's ledger are folded into facts, one conversation at a time and in their order: a wait that ended, an answer that was given. A fact counts on
        the date and for the agent, team, brand, channel and queue it had when it ended, in the workspace's time zone. What is corrected later (opened again, rated anew, merged, declared spam, a
        customer who comes back) corrects the fact where it stands, so the figures of past days may still change, and every sum equals a recount of its facts. Behind each number stand the very
        conversations.

        **Clock and working hours.** A metric marked *working hours* has two figures: by the clock, and counting only the hours of the calendar of the inbox. An inbox without calendar works always. A changed
        calendar changes what is measured from then on.

        **People and bots.** The bot's time is a metric of its own and never part of people's: their clocks start when it becomes a person's turn. Only the resolution time is the customer's whole time.

        **New and returning customers.** A conversation is a new customer's when it is the first that this customer ever had, with whichever brand, and a returning customer's otherwise. That is judged once,
        when it begins.

        **Targets.** A figure may be held against a target of the workspace, of a queue or of a team. Where none is set, the wait and the service level are held against what the queues promise. Changing a
        target changes no figure.

        **Exactness.** Counts, shares and means are exact. Median and 90th percentile come from histograms whose bins grow by 2 %, so they lie within 1 % of the exact ones, whatever is summed up.

        **Access.** A figure counts what the reader may report on (`reports.read`, brand by brand) and may read. Who sees some conversations only gets the figures of those.
        """;

    /// <summary>The page, ending in a newline.</summary>
    public static string Write()
    {
        var page = new StringBuilder(Introduction).Append('\n');
        foreach (var group in MetricList.All.Select(f => f.Definition).GroupBy(d => d.Group).OrderBy(g => g.Key))
        {
            page.Append($"\n## {Heading(group.Key)}\n");
            foreach (var d in group)
            {
                page.Append($"\n### {d.English.Name} · {d.Chinese.Name}\n");
                page.Append($"`{d.Key}` · {Unit(d.Unit)}{(d.BusinessHours ? " · clock and working hours" : "")}{(d.Spread ? " · mean, median, 90th percentile" : "")}{Good(d.Good)}\n\n");
                page.Append($"{d.English.Meaning} {d.Chinese.Meaning}\n\n");
                page.Append("| | | |\n|---|---|---|\n");
                var share = d.Unit is MetricUnit.Share or MetricUnit.Count or MetricUnit.Index;
                page.Append($"| {(share ? "Counted" : "Starts")} · {(share ? "计入" : "开始")} | {d.English.Starts} | {d.Chinese.Starts} |\n");
                page.Append($"| {(share ? "Out of" : "Ends")} · {(share ? "总体" : "结束")} | {d.English.Stops} | {d.Chinese.Stops} |\n");
                page.Append($"| Left out · 不计 | {d.English.Excluded} | {d.Chinese.Excluded} |\n");
            }
        }

        return page.ToString();
    }

    private static string Heading(MetricGroup group) => group switch
    {
        MetricGroup.Volume => "Volume · 数量",
        MetricGroup.Speed => "Speed · 速度",
        MetricGroup.Queue => "Queues · 队列",
        MetricGroup.Quality => "Quality · 质量",
        _ => "Work · 工作量",
    };

    private static string Unit(MetricUnit unit) => unit switch
    {
        MetricUnit.Duration => "duration",
        MetricUnit.Share => "share",
        MetricUnit.Count => "count",
        _ => "0 to 100",
    };

    private static string Good(MetricGood good) => good switch
    {
        MetricGood.Less => " · less is better",
        MetricGood.More => " · more is better",
        _ => "",
    };
}
