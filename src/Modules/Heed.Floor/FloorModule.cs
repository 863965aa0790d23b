using Heed.Floor.Acts;
using Heed.Floor.Board;
using Heed.Floor.Data;
using Heed.Floor.Lines;
using Heed.Floor.Now;
using Heed.Floor.Tiles;
using Heed.Floor.Topics;
using Heed.Floor.Words;
using Heed.Platform.Live;
using Heed.Platform.Modules;
using Heed.Platform.Personal;
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
        services.AddSingleton<ILines, RoutingLines>().AddSingleton<FloorBook>().AddSingleton<WaitRows>().AddSingleton<AgentRows>().AddSingleton<FloorDesk>().AddSingleton<SettingsDesk>()
            .AddSingleton<TopicWatch>().AddSingleton<WordDesk>().AddSingleton<ILiveSource, WordLive>().AddSingleton<IPersonalData, FloorPersonalData>();

    /// <inheritdoc/>
    public void Map(IEndpointRouteBuilder root, IEndpointRouteBuilder workspace)
    {
        FloorEndpoints.Map(workspace);
        TakeOverEndpoints.Map(workspace);
        WordEndpoints.Map(workspace);
    }
}
