using System.Globalization;
using Heed.Server.Hosting;
using Heed.Server.Load;

namespace Heed.Server.Commands;

/// <summary>Drives a running server and checks every message.</summary>
internal sealed class LoadVerb : Verb
{
    private static readonly string[] OwnTexts = ["你好，我的订单什么时候发货？", "洗衣机脱水声音很大，可以安排师傅看一下吗", "Hello, where is my order?", "好的，谢谢", "Could I have an invoice, please?"];

    public override string Name => "load";

    public override string Summary => "Drive a running server with customers and agents, and check every message.";

    public override IReadOnlyList<Option> Options =>
    [
        Json, Data,
        new("url", "URL", $"the server (default {ServeOptions.DefaultUrl})"),
        new("workspace", "ID", "whose agents they are (default 1)"),
        new("site-key", "KEY", "site the customers are on (default: the first web inbox's)"),
        new("agent", "E:P", "e-mail:password of an agent; several separated by commas (default: the sample owner's from --data)"),
        new("api-key", "KEY", "use this API key instead of people"),
        new("customers", "N", "default 64"),
        new("agents", "N", "open agents' sockets, shared among the people given (default 8)"),
        new("seconds", "N", "default 30"),
        new("rate", "R", "messages a second over all customers; 0 for as fast as they are acknowledged (default 0)"),
        new("reply", "N", "an agent answers every Nth message; 0 for never (default 5)"),
        new("texts", "FILE", "what they say: one sentence a line, or label TAB text"),
        new("ledger", "FILE", "where acknowledged messages are written down (default load-ledger.tsv in the temporary folder)"),
    ];

    public override async Task<int> RunAsync(Arguments arguments, CancellationToken cancellationToken)
    {
        var plan = new LoadPlan(
            Address(arguments), Number(arguments, "workspace", 1), arguments.Value("site-key"), await PeopleAsync(arguments, cancellationToken), arguments.Value("api-key"),
            Number(arguments, "customers", 64), Number(arguments, "agents", 8), TimeSpan.FromSeconds(Number(arguments, "seconds", 30)), Number(arguments, "rate", 0, least: 0),
            Number(arguments, "reply", 5, least: 0), await TextsAsync(arguments, cancellationToken), arguments.Value("ledger") ?? Path.Combine(Path.GetTempPath(), "load-ledger.tsv"));
        if (plan.People.Count == 0 && plan.ApiKey is null) throw new UsageException("say who the agents are: --agent EMAIL:PASSWORD or --api-key KEY.");
        LoadReport report;
        try
        {
            report = await new LoadRun(plan, TimeProvider.System).RunAsync(cancellationToken);
        }
        catch (HttpRequestException error)
        {
            throw new UsageException(error.Message);
        }

        await arguments.AnswerAsync(report, report.Words());
        return report.IsGood ? 0 : 1;
    }

    private static Uri Address(Arguments arguments) =>
        Uri.TryCreate(arguments.Value("url") ?? ServeOptions.DefaultUrl, UriKind.Absolute, out var url) ? url : throw new UsageException("--url must be an address such as http://localhost:5080.");

    private static int Number(Arguments arguments, string name, int otherwise, int least = 1)
    {
        if (arguments.Value(name) is not { } text) return otherwise;
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least ? number : throw new UsageException($"--{name} must be a number of at least {least}.");
    }

    private static async Task<IReadOnlyList<(string Email, string Password)>> PeopleAsync(Arguments arguments, CancellationToken cancellationToken)
    {
        if (arguments.Value("agent") is { } given)
        {
            return [.. given.Split(',').Select(pair => pair.Split(':', 2)).Select(p => p.Length == 2 ? (p[0], p[1]) : throw new UsageException("--agent wants EMAIL:PASSWORD."))];
        }

        var file = Path.Combine(arguments.Serving.DataFolder, "demo-sign-ins.txt");
        if (!File.Exists(file)) return [];
        var lines = await File.ReadAllLinesAsync(file, cancellationToken);
        return [.. lines.Select(l => l.Split('\t')).Where(c => c is ["owner", _, _, _]).Select(c => (c[2], c[3]))];
    }

    private static async Task<IReadOnlyList<string>> TextsAsync(Arguments arguments, CancellationToken cancellationToken)
    {
        if (arguments.Value("texts") is not { } file) return OwnTexts;
        var lines = await File.ReadAllLinesAsync(file, cancellationToken);
        var texts = lines.Select(l => (l.IndexOf('\t', StringComparison.Ordinal) is var tab and >= 0 ? l[(tab + 1)..] : l).Trim()).Where(t => t.Length is > 0 and <= 10_000).ToList();
        return texts.Count > 0 ? texts : throw new UsageException($"{file} holds no sentence.");
    }
}
