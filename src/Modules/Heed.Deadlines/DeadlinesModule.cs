using Heed.Deadlines.Breaches;
using Heed.Deadlines.Clocks;
using Heed.Deadlines.Data;
using Heed.Deadlines.Policies;
using Heed.Deadlines.Public;
using Heed.Platform.Ledger;
using Heed.Platform.Live;
using Heed.Platform.Modules;
using Heed.Platform.Timers;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Heed.Deadlines;

/// <summary>Promises of time: who is promised what, how it stands, what is done when it is at risk.</summary>
public sealed class DeadlinesModule : IModule
{
    /// <inheritdoc/>
    public string Name => "Deadlines";

    /// <inheritdoc/>
    public int Rank => 5;

    /// <inheritdoc/>
    public IReadOnlyList<Permission> Permissions { get; } = [new(DeadlinePermissions.Manage)];

    /// <inheritdoc/>
    public IModelPart Model { get; } = new DeadlinesModel();

    /// <inheritdoc/>
    public void Register(IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton<PolicyCheck>().AddSingleton<PolicyTrial>().AddSingleton<ILiveSource, PolicyLive>().AddSingleton<ConversationClocks>().AddSingleton<ILiveSource, DeadlineLive>();
        services.AddSingleton<PolicyHoursBook>().AddSingleton<PromiseWords>().AddSingleton<Outcomes>().AddSingleton<Escalations>().AddSingleton<Follower>();
        services.AddSingleton<ITimerHandler, DeadlineTimer>().AddSingleton<ILedgerReader, DeadlineReader>();
    }

    /// <inheritdoc/>
    public void Map(IEndpointRouteBuilder root, IEndpointRouteBuilder workspace)
    {
        PolicyEndpoints.Map(workspace);
        BreachEndpoints.Map(workspace);
        ClockEndpoints.Map(workspace);
    }
}
