using System.Globalization;
using Heed.Accounts.Public;
using Heed.Customers.Public;
using Heed.Kernel;
using Heed.Platform.Backup;
using Heed.Platform.Store;
using Heed.Platform.Store.Schema;
using Heed.Server.Hosting;

namespace Heed.Server.Commands;

/// <summary>Fills an empty store from a backup, or rehearses that in a folder that is thrown away.</summary>
internal sealed class RestoreVerb : Verb
{
    public override string Name => "restore";

    public override string Summary => "Fill an empty store from a backup; --rehearse tries it out, --replace moves the old store aside.";

    public override string Words => "FILE";

    public override int MaxWords => 1;

    public override IReadOnlyList<Option> Options =>
    [
        Data, BackupVerb.PassphraseFile,
        new("rehearse", null, "restore into a temporary folder, count, and throw it away"),
        new("replace", null, "move the store that is there into a folder beside it first; persons erased since the backup are erased again"),
        Json,
    ];

    public override async Task<int> RunAsync(Arguments arguments, CancellationToken cancellationToken)
    {
        if (arguments.Words is not [var file]) throw new UsageException("FILE is needed: the backup.");
        var passphrase = await BackupVerb.PassphraseAsync(arguments, cancellationToken);
        await using (var whole = File.OpenRead(file))
        {
            // A backup that is not whole must not cost the store that is there.
            await BackupRestore.VerifyAsync(whole, passphrase, cancellationToken);
        }

        return arguments.Has("rehearse")
            ? await RehearseAsync(arguments, file, passphrase, cancellationToken)
            : await RestoreAsync(arguments, file, passphrase, cancellationToken);
    }

    private static async Task<int> RehearseAsync(Arguments arguments, string file, string? passphrase, CancellationToken cancellationToken)
    {
        var folder = Directory.CreateTempSubdirectory("heed-rehearsal-").FullName;
        try
        {
            var key = Path.Combine(arguments.Serving.DataFolder, "master.key");
            if (File.Exists(key)) File.Copy(key, Path.Combine(folder, "master.key"));
            // Always on the embedded store: a rehearsal touches no database that serves.
            await using var app = HeedHostBuilder.Build(arguments.Serving with { DataFolder = folder }, builder =>
            {
                builder.Logging.SetMinimumLevel(LogLevel.Warning);
                builder.Configuration["Heed:ConnectionStrings:Postgres"] = "";
            });
            var report = await FillAsync(app, file, passphrase, cancellationToken);
            await arguments.AnswerAsync(new { file, rehearsed = true, report }, "The rehearsal went well. " + Counted(report));
            return 0;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<int> RestoreAsync(Arguments arguments, string file, string? passphrase, CancellationToken cancellationToken)
    {
        var erased = arguments.Has("replace") ? await MoveAsideAsync(arguments, cancellationToken) : [];
        await using var app = HeedHostBuilder.Build(arguments.Serving, builder => builder.Logging.SetMinimumLevel(LogLevel.Warning));
        var report = await FillAsync(app, file, passphrase, cancellationToken);
        var again = 0;
        foreach (var (workspace, customers) in erased) again += await app.Services.GetRequiredService<IErasures>().ReapplyAsync(workspace, customers, cancellationToken);
        await arguments.AnswerAsync(new { file, report, erasedAgain = again }, $"Restored. {Counted(report)}{(again > 0 ? string.Create(CultureInfo.InvariantCulture, $" {again} persons erased since then were erased again.") : "")}");
        return 0;
    }

    private static async Task<BackupReport> FillAsync(WebApplication app, string file, string? passphrase, CancellationToken cancellationToken)
    {
        await using var stream = File.OpenRead(file);
        var report = await app.Services.GetRequiredService<BackupRestore>().RunAsync(stream, passphrase, cancellationToken);
        foreach (var work in app.Services.GetServices<IAfterRestore>()) await work.RunAsync(cancellationToken);
        return report;
    }

    /// <summary>Moves the embedded store into a folder of its own; who was erased in it is told, to be erased again.</summary>
    private static async Task<IReadOnlyList<(WorkspaceId Workspace, IReadOnlyList<Guid> Customers)>> MoveAsideAsync(Arguments arguments, CancellationToken cancellationToken)
    {
        var folder = Path.GetFullPath(arguments.Serving.DataFolder);
        var erased = new List<(WorkspaceId, IReadOnlyList<Guid>)>();
        DateTimeOffset now;
        await using (var app = HeedHostBuilder.Build(arguments.Serving, builder => builder.Logging.SetMinimumLevel(LogLevel.Warning)))
        {
            if (app.Services.GetRequiredService<StoreOptions>().Postgres is not null) throw new UsageException("--replace is for the embedded store. Restore into a new, empty database, then change the connection string.");
            if (!File.Exists(Path.Combine(folder, "heed.db"))) return [];
            // Takes the folder: a server that still runs is told, not robbed.
            app.Services.GetRequiredService<SchemaUpdate>().Apply();
            foreach (var workspace in await app.Services.GetRequiredService<IWorkspaces>().ListAsync(cancellationToken))
            {
                erased.Add((workspace, await app.Services.GetRequiredService<IErasures>().ListAsync(workspace, cancellationToken)));
            }

            now = app.Services.GetRequiredService<TimeProvider>().GetUtcNow();
        }

        var aside = Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"before-restore-{now:yyyyMMdd-HHmmss}"));
        Directory.CreateDirectory(aside);
        foreach (var name in new[] { "heed.db", "heed.db-wal", "heed.db-shm" })
        {
            var path = Path.Combine(folder, name);
            if (File.Exists(path)) File.Move(path, Path.Combine(aside, name));
        }

        var blobs = Path.Combine(folder, "blobs");
        if (Directory.Exists(blobs)) Directory.Move(blobs, Path.Combine(aside, "blobs"));
        await arguments.Errors.WriteLineAsync($"The store that was there is now in {aside}.");
        return erased;
    }

    private static string Counted(BackupReport report) => string.Create(
        CultureInfo.InvariantCulture,
        $"{report.Rows.Values.Sum()} rows in {report.Rows.Count} tables and {report.Blobs} files, as they were at {report.Manifest.At:u}.");
}
