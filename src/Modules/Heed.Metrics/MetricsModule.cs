using Heed.Customers.Public;
using Heed.Metrics.Asking;
using Heed.Metrics.Data;
using Heed.Metrics.Public;
using Heed.Metrics.Rebuilding;
using Heed.Metrics.Rollups;
using Heed.Metrics.Targets;
using Heed.Platform.Ledger;
using Heed.Platform.Modules;
using Heed.Platform.Personal;
using Heed.Platform.Timers;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Heed.Metrics;

/// <summary>What is measured, and how much of it there was: one definition a metric, facts and sums from the ledger.</summary>
public sealed class MetricsModule : IModule
{
    /// <inheritdoc/>
    public string Name => "Metrics";

    /// <inheritdoc/>
    public int Rank => 9;

    /// <inheritdoc/>
    public IReadOnlyList<Permission> Permissions { get; } = [new(MetricPermissions.Read), new(MetricPermissions.Manage)];

    /// <inheritdoc/>
    public IModelPart Model { get; } = new MetricsModel();

    /// <inheritdoc/>
    public void Register(IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton<QueueTargets>().AddSingleton<Follower>().AddSingleton<ILedgerReader, MetricsReader>();
        services.AddSingleton<KeptFacts>().AddSingleton<ITimerHandler, FactTrim>();
        services.AddSingleton<StaffedTime>().AddSingleton<IMetrics, FigureBook>().AddSingleton<IMetricsRebuild, MetricsRebuild>().AddSingleton<IMetricTargets, TargetDesk>();
        services.AddSingleton<IPersonalData, MetricsPersonalData>().AddSingleton<IMergedData, MergedThreads>();
    }

    /// <inheritdoc/>
    public void Map(IEndpointRouteBuilder root, IEndpointRouteBuilder workspace)
    {
    }
}
