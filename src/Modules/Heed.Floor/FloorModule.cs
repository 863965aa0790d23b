using Heed.Floor.Acts;
using Heed.Floor.Board;
using Heed.Floor.Data;
using Heed.Floor.Lines;
using Heed.Floor.Now;
using Heed.Floor.Tiles;
using Heed.Platform.Modules;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Heed.Floor;

/// <summary>What happens now, for those who lead: lines, agents, targets, and what to do about them.</summary>
public sealed class FloorModule : IModule
{
    /// <inheritdoc/>
    public string Name => "Floor";

    /// <inheritdoc/>
    public int Rank => 12;

    /// <inheritdoc/>
    public IModelPart Model { get; } = new FloorModel();

    /// <inheritdoc/>
    public void Register(IServiceCollection services, IConfiguration configuration) =>
        services.AddSingleton<ILines, RoutingLines>().AddSingleton<FloorBook>().AddSingleton<WaitRows>().AddSingleton<AgentRows>().AddSingleton<FloorDesk>().AddSingleton<SettingsDesk>();

    /// <inheritdoc/>
    public void Map(IEndpointRouteBuilder root, IEndpointRouteBuilder workspace)
    {
        FloorEndpoints.Map(workspace);
        TakeOverEndpoints.Map(workspace);
    }
}
