using Heed.Platform.Store;
using Heed.Platform.Store.Schema;
using Heed.Platform.Store.Upkeep;
using Heed.Server.Hosting;

namespace Heed.Server.Commands;

/// <summary>Serves until it is told to stop.</summary>
internal sealed class ServeVerb : Verb
{
    public override string Name => "serve";

    public override string Summary => "Serve the console, the widget and the API.";

    public override IReadOnlyList<Option> Options => [Urls, Data];

    public override async Task<int> RunAsync(Arguments arguments, CancellationToken cancellationToken)
    {
        await using var app = HeedHostBuilder.Build(arguments.Serving);
        await using (var update = app.Services.GetRequiredService<SchemaUpdate>() is { IsBehind: true } ? await UpgradePage.OpenAsync(arguments.Serving.Urls, cancellationToken) : null)
        {
            app.Services.GetRequiredService<SchemaUpdate>().Apply();
        }

        await app.StartAsync(cancellationToken);
        var address = HeedHostBuilder.AddressOf(app);
        await arguments.Output.WriteLineAsync($"Heed is ready: {address}");
        await SetUp.TellAsync(app, address, arguments.Output, cancellationToken);
        await app.WaitForShutdownAsync(cancellationToken);
        return app.Services.GetRequiredService<StoreCore>().Unsound.IsCompleted ? FailStop.ExitCode : 0;
    }
}
