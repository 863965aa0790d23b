using Heed.Platform.Backup;
using Heed.Platform.Blobs;
using Heed.Platform.Ledger;
using Heed.Platform.Live;
using Heed.Platform.Outbound;
using Heed.Platform.Ownership;
using Heed.Platform.Secrets;
using Heed.Platform.Store.Schema;
using Heed.Platform.Store.Upkeep;
using Heed.Platform.Timers;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Heed.Platform.Store;

/// <summary>Registers the platform: store, ledger, live rooms, secrets, blobs and the runners of readers and timers.</summary>
public static class StoreServices
{
    /// <summary>Needs logging and every module's <see cref="IModelPart"/>; the host applies <see cref="SchemaUpdate"/> before it starts.</summary>
    public static IServiceCollection AddHeedStore(this IServiceCollection services, StoreOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        services.AddSingleton(options);
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<IModelPart, PlatformModel>();
        services.AddSingleton(_ => CreateDialect(options));
        services.AddSingleton<LedgerSignal>();
        services.AddSingleton<StoreCore>();
        services.AddSingleton<IStore>(p => p.GetRequiredService<StoreCore>());
        services.AddSingleton<LedgerBook>();
        services.AddSingleton<LedgerPages>();
        services.AddSingleton<Maintenance>();
        AddSecrets(services, options);
        services.AddSingleton(p => BlobServices.Create(p, options));
        services.AddSingleton<BackupWriter>().AddSingleton<BackupRestore>();
        services.AddSingleton<AgentLive>();
        services.TryAddSingleton<IHostResolver, SystemHosts>();
        services.AddSingleton<OutboundHttp>();
        // Hosted services stop in reverse order: readers and timers first, the leases last.
        services.AddHeedOwnership(cluster: options.Postgres is not null, options.NodeName);
        services.AddSingleton<ReaderPlaces>();
        services.AddHostedService<ReaderRunner>();
        services.AddHostedService<TimerRunner>();
        return services;
    }

    private static Dialect CreateDialect(StoreOptions options)
    {
        if (options.Postgres is { } server) return new PostgresDialect(server, "Heed.Migrations.Postgres");
        Directory.CreateDirectory(options.DataFolder);
        var file = new SqliteConnectionStringBuilder { DataSource = Path.Combine(options.DataFolder, "heed.db"), Pooling = false };
        return new SqliteDialect(file.ToString(), "Heed.Migrations.Sqlite");
    }

    private static void AddSecrets(IServiceCollection services, StoreOptions options)
    {
        services.AddSingleton(_ => MasterKey.Load(options.MasterKey, options.PreviousMasterKey, options.DataFolder));
        services.AddSingleton<SecretStore>();
        services.AddSingleton<StoredKeyRing>();
        services.AddDataProtection().SetApplicationName("heed");
        services.AddSingleton<IConfigureOptions<KeyManagementOptions>>(p =>
            new ConfigureOptions<KeyManagementOptions>(o => o.XmlRepository = p.GetRequiredService<StoredKeyRing>()));
    }
}
