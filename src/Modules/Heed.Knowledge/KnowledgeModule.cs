using Heed.Platform.Modules;
using Heed.Knowledge.Data;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Heed.Knowledge;

/// <summary>Questions, their answers and related scenarios: one store for the bot, agents and the help centre.</summary>
public sealed class KnowledgeModule : IModule
{
    /// <inheritdoc/>
    public string Name => "Knowledge";

    /// <inheritdoc/>
    public int Rank => 4;

    /// <inheritdoc/>
    public IModelPart Model { get; } = new KnowledgeModel();

    /// <inheritdoc/>
    public void Register(IServiceCollection services, IConfiguration configuration)
    {
    }

    /// <inheritdoc/>
    public void Map(IEndpointRouteBuilder root, IEndpointRouteBuilder workspace)
    {
    }
}
