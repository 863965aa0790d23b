using Heed.Bench;

// bench/run [CASE…] [--json FILE]: messages sockets http big start. Internal: echo (the bare socket server).
if (args is ["echo"]) return await EchoServer.RunAsync();
var json = Array.IndexOf(args, "--json") is var at and >= 0 ? args[at + 1] : null;
var wanted = args.TakeWhile(a => a != "--json").ToHashSet();
var cases = new (string Name, Func<Report, Task> Run)[]
{
    ("messages", MessageBench.RunAsync), ("sockets", SocketBench.RunAsync), ("http", HttpBench.RunAsync), ("big", BigStoreBench.RunAsync), ("start", StartBench.RunAsync),
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
