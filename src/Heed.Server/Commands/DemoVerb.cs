using Heed.Platform.Modules;
using Heed.Platform.Store.Schema;
using Heed.Server.Hosting;

namespace Heed.Server.Commands;

/// <summary>Serves with a living sample company.</summary>
internal sealed class DemoVerb : Verb
{
    private static readonly Option Live = new("live", null, "simulated customers write while you watch");

    public override string Name => "demo";

    public override string Summary => "Serve with a sample company to look around in.";

    public override IReadOnlyList<Option> Options => [Urls, Data, Live];

    public override async Task<int> RunAsync(Arguments arguments, CancellationToken cancellationToken)
    {
        await using var app = HeedHostBuilder.Build(arguments.Serving);
        app.Services.GetRequiredService<SchemaUpdate>().Apply();
        await app.StartAsync(cancellationToken);
        var address = HeedHostBuilder.AddressOf(app);
        var demo = app.Services.GetService<IDemo>() ?? throw new UsageException("this server was built without the sample company.");
        var welcome = await demo.PrepareAsync(cancellationToken);
        await arguments.Output.WriteLineAsync($"Heed is ready: {address}");
        foreach (var person in welcome.People) await arguments.Output.WriteLineAsync($"  {person.Role,-12} {person.Email,-28} {person.Password}");
        foreach (var page in welcome.Pages) await arguments.Output.WriteLineAsync($"  {page.Title}: {address}{page.Path}");
        if (arguments.Has("live"))
        {
            await demo.LiveAsync(new Uri(address), app.Lifetime.ApplicationStopping);
        }

        await app.WaitForShutdownAsync(cancellationToken);
        return 0;
    }
}
