using Heed.Platform.Store.Schema;
using Heed.Server.Hosting;

namespace Heed.Server.Commands;

/// <summary>Brings the store to this version's schema and stops; serving does the same at its start.</summary>
internal sealed class MigrateVerb : Verb
{
    public override string Name => "migrate";

    public override string Summary => "Bring the store to this version's schema, then stop.";

    public override IReadOnlyList<Option> Options => [Data, Json];

    public override async Task<int> RunAsync(Arguments arguments, CancellationToken cancellationToken)
    {
        await using var app = HeedHostBuilder.Build(arguments.Serving);
        var applied = app.Services.GetRequiredService<SchemaUpdate>().Apply();
        await arguments.AnswerAsync(new { applied }, applied == 0 ? "The store is up to date." : $"{applied} migrations applied.");
        return 0;
    }
}
