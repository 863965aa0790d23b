using Heed.Platform.Modules;
using Heed.Orders.Data;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Heed.Orders;

/// <summary>Orders of the company, read from wherever they are kept.</summary>
public sealed class OrdersModule : IModule
{
    /// <inheritdoc/>
    public string Name => "Orders";

    /// <inheritdoc/>
    public int Rank => 4;

    /// <inheritdoc/>
    public IModelPart Model { get; } = new OrdersModel();

    /// <inheritdoc/>
    public void Register(IServiceCollection services, IConfiguration configuration)
    {
    }

    /// <inheritdoc/>
    public void Map(IEndpointRouteBuilder root, IEndpointRouteBuilder workspace)
    {
    }
}
