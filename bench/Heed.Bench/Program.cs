using Heed.Bench;

// bench/run [CASE…] [--json FILE] [--postgres CONNECTION] [--conversations N]: messages sockets http big start search terms answers learning routing simulator stories floor figures; the connection is for search. Internal: echo (the bare socket server).
if (args is ["echo"]) return await EchoServer.RunAsync();
var json = Array.IndexOf(args, "--json") is var at and >= 0 ? args[at + 1] : null;
var postgres = Array.IndexOf(args, "--postgres") is var given and >= 0 ? args[given + 1] : null;
var conversations = Array.IndexOf(args, "--conversations") is var many and >= 0 ? int.Parse(args[many + 1], System.Globalization.CultureInfo.InvariantCulture) : 1_000_000;
var wanted = args.TakeWhile(a => !a.StartsWith("--", StringComparison.Ordinal)).ToHashSet();
var cases = new (string Name, Func<Report, Task> Run)[]
{
    ("messages", MessageBench.RunAsync), ("sockets", SocketBench.RunAsync), ("http", HttpBench.RunAsync), ("big", BigStoreBench.RunAsync), ("start", StartBench.RunAsync),
    ("search", r => SearchBench.RunAsync(r, postgres, conversations)), ("terms", TermsBench.RunAsync), ("answers", AnswersBench.RunAsync), ("learning", LearningBench.RunAsync), ("routing", RoutingBench.RunAsync), ("simulator", SimulatorBench.RunAsync), ("stories", StoriesBench.RunAsync), ("floor", FloorBench.RunAsync), ("figures", FiguresBench.RunAsync),
};
var report = new Report(TimeProvider.System.GetUtcNow());
foreach (var (name, run) in cases)
{
    if (wanted.Count > 0 && !wanted.Contains(name)) continue;
    Console.Error.WriteLine($"bench: {name} …");
    await run(report);
}

Console.WriteLine(report.Table());
if (json is not null) await File.WriteAllTextAsync(json, report.Json());
return 0;
