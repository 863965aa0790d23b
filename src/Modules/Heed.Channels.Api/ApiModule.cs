using Heed.Channels.Api.Data;
using Heed.Platform.Modules;
using Heed.Platform.Store;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Heed.Channels.Api;

/// <summary>Any other system as a channel.</summary>
public sealed class ApiModule : IModule
{
    /// <inheritdoc/>
    public string Name => "Channels.Api";

    /// <inheritdoc/>
    public int Rank => 12;

    /// <inheritdoc/>
    public IModelPart Model { get; } = new ApiModel();

    /// <inheritdoc/>
    public void Register(IServiceCollection services, IConfiguration configuration)
    {
    }

    /// <inheritdoc/>
    public void Map(IEndpointRouteBuilder root, IEndpointRouteBuilder workspace)
    {
    }
}
