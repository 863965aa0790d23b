using Heed.Webhooks.Data;
using Heed.Platform.Modules;
using Heed.Platform.Store;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Heed.Webhooks;

/// <summary>Tells other systems what has happened.</summary>
public sealed class WebhooksModule : IModule
{
    /// <inheritdoc/>
    public string Name => "Webhooks";

    /// <inheritdoc/>
    public int Rank => 12;

    /// <inheritdoc/>
    public IModelPart Model { get; } = new WebhooksModel();

    /// <inheritdoc/>
    public void Register(IServiceCollection services, IConfiguration configuration)
    {
    }

    /// <inheritdoc/>
    public void Map(IEndpointRouteBuilder root, IEndpointRouteBuilder workspace)
    {
    }
}
