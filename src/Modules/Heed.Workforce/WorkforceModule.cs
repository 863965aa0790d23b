using Heed.Platform.Modules;
using Heed.Workforce.Data;
using Heed.Workforce.Forecasts;
using Heed.Workforce.History;
using Heed.Workforce.Simulations;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Heed.Workforce;

/// <summary>How many people are needed when: forecasts from the workspace's own history, and service days tried out beforehand.</summary>
public sealed class WorkforceModule : IModule
{
    /// <inheritdoc/>
    public string Name => "Workforce";

    /// <inheritdoc/>
    public int Rank => 10;

    /// <inheritdoc/>
    public IModelPart Model { get; } = new WorkforceModel();

    /// <inheritdoc/>
    public void Register(IServiceCollection services, IConfiguration configuration) =>
        services.AddSingleton<ContactHistory>().AddSingleton<ForecastDesk>().AddSingleton<OurShifts>().AddSingleton<OurDay>().AddSingleton<SimulationRuns>();

    /// <inheritdoc/>
    public void Map(IEndpointRouteBuilder root, IEndpointRouteBuilder workspace)
    {
        ForecastEndpoints.Map(workspace.MapGroup("/forecast").WithTags("Workforce"));
        SimulationEndpoints.Map(workspace.MapGroup("/simulations").WithTags("Workforce"));
    }
}
