using Heed.Platform.Ledger;
using Heed.Platform.Store;
using Heed.Platform.Store.Schema;
using Heed.Platform.Store.Upkeep;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Heed.Platform.Ownership;

/// <summary>Registers schema update, ownership, the bus and the store's upkeep.</summary>
public static class OwnershipServices
{
    /// <summary>
    /// Needs <see cref="Dialect"/>, <see cref="IStore"/>, <see cref="LedgerSignal"/> and <see cref="TimeProvider"/>. Call it before
    /// readers and timers are registered: hosted services stop in reverse, and the leases must be the last to go.
    /// The host calls <see cref="SchemaUpdate.Apply"/> before it starts.
    /// </summary>
    /// <param name="services">The host's services.</param>
    /// <param name="cluster">Whether nodes share the store (PostgreSQL); else this process owns everything.</param>
    /// <param name="nodeName">What the operator calls this node; the machine's name by default.</param>
    public static IServiceCollection AddHeedOwnership(this IServiceCollection services, bool cluster, string? nodeName = null)
    {
        services.AddSingleton(Node.Create(nodeName));
        services.AddSingleton<SchemaUpdate>();
        if (cluster) AddCluster(services);
        else AddSingle(services);
        services.AddHostedService<Retention>();
        return services;
    }

    private static void AddSingle(IServiceCollection services)
    {
        services.AddSingleton<INodeBus, LocalBus>();
        services.AddSingleton<SoleOwnership>();
        services.AddSingleton<IShardOwnership>(p => p.GetRequiredService<SoleOwnership>());
        services.AddHostedService(p => p.GetRequiredService<SoleOwnership>());
        services.AddHostedService<Checkpointer>();
        services.AddHostedService<FailStop>();
    }

    private static void AddCluster(IServiceCollection services)
    {
        services.AddSingleton(p => new NotifyBus(
            Source(p), p.GetRequiredService<Node>(), p.GetRequiredService<LedgerSignal>(), p.GetRequiredService<TimeProvider>(), p.GetRequiredService<ILogger<NotifyBus>>()));
        services.AddSingleton<INodeBus>(p => p.GetRequiredService<NotifyBus>());
        services.AddHostedService(p => p.GetRequiredService<NotifyBus>());
        services.AddSingleton(p => new ShardLeases(Source(p), p.GetRequiredService<Node>(), LeasedOwnership.Lease));
        services.AddSingleton<LeasedOwnership>();
        services.AddSingleton<IShardOwnership>(p => p.GetRequiredService<LeasedOwnership>());
        services.AddHostedService(p => p.GetRequiredService<LeasedOwnership>());
    }

    private static Npgsql.NpgsqlDataSource Source(IServiceProvider services) => ((PostgresDialect)services.GetRequiredService<Dialect>()).Source;
}
