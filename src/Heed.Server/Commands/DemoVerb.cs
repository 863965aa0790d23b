using Heed.Demo.Public;
using Heed.Platform.Store;
using Heed.Platform.Store.Schema;
using Heed.Platform.Store.Upkeep;
using Heed.Server.Hosting;
using Microsoft.Extensions.Logging;

namespace Heed.Server.Commands;

/// <summary>Serves with a living sample company.</summary>
internal sealed class DemoVerb : Verb
{
    private static readonly Option Live = new("live", null, "simulated customers write while you watch");

    private static readonly Option Alone = new("alone", null, "no sample colleague is at work");

    public override string Name => "demo";

    public override string Summary => "Serve with a sample company to look around in.";

    public override IReadOnlyList<Option> Options => [Urls, Data, Live, Alone];

    public override async Task<int> RunAsync(Arguments arguments, CancellationToken cancellationToken)
    {
        RequireLoopback(arguments.Serving);
        await PrepareAsync(arguments, cancellationToken);
        await using var app = HeedHostBuilder.Build(arguments.Serving);
        await app.StartAsync(cancellationToken);
        var address = HeedHostBuilder.AddressOf(app);
        await arguments.Output.WriteLineAsync($"Heed is ready: {address}");
        var demo = app.Services.GetRequiredService<IDemo>();
        if (await demo.WelcomeAsync(cancellationToken) is { } welcome) await GreetAsync(welcome, address, arguments.Output);
        else await SetUp.TellAsync(app, address, arguments.Output, cancellationToken);
        var stopping = app.Lifetime.ApplicationStopping;
        var colleagues = arguments.Has("alone") ? Task.CompletedTask : demo.WorkAsync(new Uri(address), stopping);
        if (arguments.Has("live")) await demo.LiveAsync(new Uri(address), stopping);
        await app.WaitForShutdownAsync(cancellationToken);
        await colleagues;
        return app.Services.GetRequiredService<StoreCore>().Unsound.IsCompleted ? FailStop.ExitCode : 0;
    }

    /// <summary>The sample company lives through its past on a server of its own, whose clock it turns and which nobody else reaches.</summary>
    private static async Task PrepareAsync(Arguments arguments, CancellationToken cancellationToken)
    {
        var clock = new DemoClock(TimeProvider.System);
        var serving = arguments.Serving with { Urls = "http://127.0.0.1:0" };
        await using var app = HeedHostBuilder.Build(serving, builder =>
        {
            builder.Logging.SetMinimumLevel(LogLevel.Warning);
            builder.Services.AddSingleton<TimeProvider>(clock);
        });
        app.Services.GetRequiredService<SchemaUpdate>().Apply();
        var demo = app.Services.GetRequiredService<IDemo>();
        if (!await demo.IsWantedAsync(cancellationToken)) return;
        await arguments.Output.WriteLineAsync("The sample company lives through its last six weeks; this takes some seconds, once.");
        await app.StartAsync(cancellationToken);
        await demo.LiveThroughPastAsync(new Uri(HeedHostBuilder.AddressOf(app)), clock, cancellationToken);
        await app.StopAsync(cancellationToken);
    }

    private static async Task GreetAsync(DemoWelcome welcome, string address, TextWriter output)
    {
        foreach (var page in welcome.Pages) await output.WriteLineAsync($"  {page.Title,-18} {address}{page.Path}");
        await output.WriteLineAsync($"Sign in as (kept in {welcome.SignInFile}):");
        foreach (var person in welcome.People) await output.WriteLineAsync($"  {person.Role,-12} {person.Email,-26} {person.Password}");
    }

    // Sample people have the run of this workspace; nobody else on the network is to meet them.
    private static void RequireLoopback(ServeOptions serving)
    {
        foreach (var url in serving.Urls.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (!Uri.TryCreate(url, UriKind.Absolute, out var uri) || !uri.IsLoopback) throw new UsageException($"the sample company is shown on this machine only; {url} is not an address such as http://localhost:5080.");
        }
    }
}
