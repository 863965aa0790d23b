using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Heed.Platform.Secrets;
using Heed.Platform.Store;
using Heed.Platform.Store.Schema;
using Heed.Server.Hosting;

namespace Heed.Server.Commands;

/// <summary>Looks at everything that commonly goes wrong and says what to do. Changes nothing.</summary>
internal sealed class DoctorVerb : Verb
{
    public override string Name => "doctor";

    public override string Summary => "Check store, disk, key, ports and clock. Changes nothing.";

    public override IReadOnlyList<Option> Options => [Urls, Data, Json];

    public override async Task<int> RunAsync(Arguments arguments, CancellationToken cancellationToken)
    {
        await using var app = HeedHostBuilder.Build(arguments.Serving, builder => builder.Logging.SetMinimumLevel(LogLevel.Error));
        var services = app.Services;
        var options = services.GetRequiredService<StoreOptions>();
        var findings = new List<Finding>
        {
            Folder(options),
            Disk(options, services.GetRequiredService<IConfiguration>()),
            Key(services),
            await StoreAsync(services, cancellationToken),
            await ClockAsync(services, cancellationToken),
        };
        findings.AddRange(arguments.Serving.Urls.Split(';', StringSplitOptions.RemoveEmptyEntries).Select(Port));
        var healthy = findings.TrueForAll(f => f.Ok);
        await arguments.AnswerAsync(
            new { healthy, findings },
            string.Join('\n', findings.Select(f => $"{(f.Ok ? "ok  " : "LOOK")}  {f.Name,-8} {f.Detail}")));
        return healthy ? 0 : 1;
    }

    private static Finding Folder(StoreOptions options)
    {
        if (!Directory.Exists(options.DataFolder)) return new("folder", true, $"{options.DataFolder} is not there yet; the first start makes it.");
        try
        {
            using var probe = new FileStream(Path.Combine(options.DataFolder, ".doctor"), FileMode.Create, FileAccess.Write, FileShare.None, 1, FileOptions.DeleteOnClose);
            return new("folder", true, options.DataFolder);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return new("folder", false, error.Message);
        }
    }

    private static Finding Disk(StoreOptions options, IConfiguration configuration)
    {
        var folder = new DirectoryInfo(options.DataFolder);
        while (!folder.Exists && folder.Parent is { } parent) folder = parent;
        var free = new DriveInfo(folder.FullName).AvailableFreeSpace >> 20;
        var wanted = configuration.GetValue("Heed:MinFreeDiskMiB", 256L);
        return new("disk", free >= wanted, string.Create(CultureInfo.InvariantCulture, $"{free} MiB are free, {wanted} MiB are wanted."));
    }

    private static Finding Key(IServiceProvider services)
    {
        var options = services.GetRequiredService<StoreOptions>();
        var file = Path.Combine(options.DataFolder, "master.key");
        if (options.MasterKey is null && !File.Exists(file)) return new("key", true, "There is none yet; the first start makes it. Keep a copy apart from the backups.");
        try
        {
            var key = services.GetRequiredService<MasterKey>();
            if (options.MasterKey is null && !OperatingSystem.IsWindows() && (File.GetUnixFileMode(file) & ~(UnixFileMode.UserRead | UnixFileMode.UserWrite)) != 0)
            {
                return new("key", false, $"Others may read {file}: chmod 600 it.");
            }

            return new("key", true, $"Key {key.CurrentId}, from {(options.MasterKey is null ? file : "the environment")}.");
        }
        catch (InvalidOperationException error)
        {
            return new("key", false, error.Message);
        }
    }

    private static async Task<Finding> StoreAsync(IServiceProvider services, CancellationToken cancellationToken)
    {
        var options = services.GetRequiredService<StoreOptions>();
        if (options.Postgres is null && !File.Exists(Path.Combine(options.DataFolder, "heed.db"))) return new("store", true, "There is none yet; the first start makes it.");
        try
        {
            var store = services.GetRequiredService<IStore>();
            using var session = store.Read();
            var schema = await session.FirstAsync($"select schema from platform_store where id = 1", r => r.Text(0), cancellationToken);
            var parked = await session.NumberAsync($"select count(*) from platform_ledger_parked", cancellationToken);
            var detail = string.Create(CultureInfo.InvariantCulture, $"{store.Dialect.Name}, schema {schema}, {parked} parked events.");
            return parked == 0 ? new("store", true, detail) : new("store", false, detail + " Their readers gave up on them; see platform_ledger_parked.");
        }
        catch (Exception error) when (error is Kernel.Refusal or System.Data.Common.DbException or IOException)
        {
            return new("store", false, error.Message);
        }
    }

    private static async Task<Finding> ClockAsync(IServiceProvider services, CancellationToken cancellationToken)
    {
        var time = services.GetRequiredService<TimeProvider>();
        if (services.GetRequiredService<StoreOptions>().Postgres is null)
        {
            return new("clock", time.GetUtcNow().Year is >= 2026 and < 2100, time.GetUtcNow().ToString("u", CultureInfo.InvariantCulture));
        }

        try
        {
            using var session = services.GetRequiredService<IStore>().Read();
            var theirs = await session.NumberAsync($"select (extract(epoch from clock_timestamp()) * 1000)::bigint", cancellationToken);
            var off = Math.Abs(time.GetUtcNow().ToUnixTimeMilliseconds() - theirs);
            return new("clock", off < 2000, string.Create(CultureInfo.InvariantCulture, $"{off} ms off the database's clock."));
        }
        catch (Exception error) when (error is Kernel.Refusal or System.Data.Common.DbException)
        {
            return new("clock", false, "The database's clock cannot be read: " + error.Message);
        }
    }

    private static Finding Port(string url)
    {
        if (!Uri.TryCreate(url.Replace("//+", "//0.0.0.0", StringComparison.Ordinal).Replace("//*", "//0.0.0.0", StringComparison.Ordinal), UriKind.Absolute, out var address))
        {
            return new("port", false, $"'{url}' is no address.");
        }

        using var listener = new TcpListener(IPAddress.TryParse(address.Host, out var ip) ? ip : IPAddress.Loopback, address.Port);
        try
        {
            listener.Start();
            return new("port", true, $"{address.Port} is free.");
        }
        catch (SocketException error)
        {
            return new("port", false, $"{address.Port}: {error.Message}. Perhaps Heed runs already.");
        }
    }

    private sealed record Finding(string Name, bool Ok, string Detail);
}
