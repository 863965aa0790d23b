using Heed.Platform.Modules;
using Heed.Understanding.Data;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Heed.Understanding;

/// <summary>What messages mean: language, intent, sentiment, and the models that learn it from the workspace.</summary>
public sealed class UnderstandingModule : IModule
{
    /// <inheritdoc/>
    public string Name => "Understanding";

    /// <inheritdoc/>
    public int Rank => 5;

    /// <inheritdoc/>
    public IModelPart Model { get; } = new UnderstandingModel();

    /// <inheritdoc/>
    public void Register(IServiceCollection services, IConfiguration configuration)
    {
    }

    /// <inheritdoc/>
    public void Map(IEndpointRouteBuilder root, IEndpointRouteBuilder workspace)
    {
    }
}
