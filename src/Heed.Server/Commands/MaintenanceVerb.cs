using Heed.Accounts.Public;
using Heed.Platform.Store.Upkeep;
using Heed.Server.Hosting;

namespace Heed.Server.Commands;

/// <summary>Stops people's writing for a while, beside a running server, and lets it go on.</summary>
internal sealed class MaintenanceVerb : Verb
{
    private const string Usual = "Heed is being maintained. Reading goes on; what you write is kept in your browser and sent afterwards.";

    public override string Name => "maintenance";

    public override string Summary => "Refuse writing for a while (on), or take it up again (off); reading goes on.";

    public override string Words => "on|off";

    public override int MaxWords => 1;

    public override IReadOnlyList<Option> Options => [Data, new("text", "TEXT", "what people read meanwhile"), Json];

    public override async Task<int> RunAsync(Arguments arguments, CancellationToken cancellationToken)
    {
        if (arguments.Words is not ["on" or "off"]) throw new UsageException("Say on or off.");
        var on = arguments.Words[0] == "on";
        var text = arguments.Value("text") ?? Usual;
        if (text.Length is 0 or > 500) throw new UsageException("--text has 1 to 500 characters.");
        await using var app = HeedHostBuilder.Build(arguments.Serving, builder => builder.Logging.SetMinimumLevel(LogLevel.Warning));
        await SetAsync(app.Services, on ? text : null, cancellationToken);
        await arguments.AnswerAsync(new { maintenance = on }, on ? "Writing is refused on every node within two seconds. End it with heed maintenance off." : "Writing goes on.");
        return 0;
    }

    /// <summary>Stops writing with the words people read, or takes it up with null; in the installation's ledger and audit log.</summary>
    internal static Task SetAsync(IServiceProvider services, string? text, CancellationToken cancellationToken)
    {
        var audit = services.GetRequiredService<IAudit>();
        return services.GetRequiredService<Maintenance>().SetAsync(
            text, (unit, scope) => audit.Write(unit, scope, text is null ? "maintenance.ended" : "maintenance.started", "maintenance"), cancellationToken);
    }
}
