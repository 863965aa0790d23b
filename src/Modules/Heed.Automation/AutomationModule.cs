using Heed.Automation.Data;
using Heed.Platform.Modules;
using Heed.Platform.Store;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Heed.Automation;

/// <summary>What agents and rules let the system do by itself: macros.</summary>
public sealed class AutomationModule : IModule
{
    /// <inheritdoc/>
    public string Name => "Automation";

    /// <inheritdoc/>
    public int Rank => 11;

    /// <inheritdoc/>
    public IModelPart Model { get; } = new AutomationModel();

    /// <inheritdoc/>
    public void Register(IServiceCollection services, IConfiguration configuration)
    {
    }

    /// <inheritdoc/>
    public void Map(IEndpointRouteBuilder root, IEndpointRouteBuilder workspace)
    {
    }
}
