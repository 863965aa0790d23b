using Heed.Platform.Modules;
using Heed.Bot.Data;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Heed.Bot;

/// <summary>Answers first, runs flows, and hands over to a person.</summary>
public sealed class BotModule : IModule
{
    /// <inheritdoc/>
    public string Name => "Bot";

    /// <inheritdoc/>
    public int Rank => 8;

    /// <inheritdoc/>
    public IModelPart Model { get; } = new BotModel();

    /// <inheritdoc/>
    public void Register(IServiceCollection services, IConfiguration configuration)
    {
    }

    /// <inheritdoc/>
    public void Map(IEndpointRouteBuilder root, IEndpointRouteBuilder workspace)
    {
    }
}
