using Heed.Customers.Public;
using Heed.Orders.Connector;
using Heed.Orders.Data;
using Heed.Orders.Imports;
using Heed.Orders.Orders;
using Heed.Orders.Privacy;
using Heed.Orders.Proofs;
using Heed.Orders.Requests;
using Heed.Orders.Sources;
using Heed.Platform.Live;
using Heed.Platform.Modules;
using Heed.Platform.Personal;
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
    public IReadOnlyList<Permission> Permissions { get; } = [new(OrderAccess.Read), new(OrderAccess.Act), new(OrderAccess.Manage)];

    /// <inheritdoc/>
    public IModelPart Model { get; } = new OrdersModel();

    /// <inheritdoc/>
    public void Register(IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton<IOrderSource, EmbeddedShop>().AddSingleton<IOrderSource, RestShop>();
        services.AddSingleton<SourceKinds>().AddSingleton<SourceSecrets>().AddSingleton<SourceDesk>().AddSingleton<ShopCircuits>();
        services.AddSingleton<OrderFreshening>().AddSingleton<OrderImport>();
        services.AddSingleton<OrderDesk>().AddSingleton<IOrders>(s => s.GetRequiredService<OrderDesk>());
        services.AddSingleton<IOrderProofs, OrderProofs>().AddSingleton<CodePost>().AddHostedService(s => s.GetRequiredService<CodePost>());
        services.AddSingleton<RequestWake>().AddSingleton<RequestDesk>().AddSingleton<RequestRunner>().AddHostedService(s => s.GetRequiredService<RequestRunner>());
        services.AddSingleton<ILiveSource, OrderLive>().AddSingleton<ILiveSource, SourceLive>().AddSingleton<ILiveSource, RequestLive>();
        services.AddSingleton<ITimelineSource, OrderTimeline>();
        services.AddSingleton<IPersonalData, OrdersPersonalData>().AddSingleton<IMergedData, MergedOrders>();
    }

    /// <inheritdoc/>
    public void Map(IEndpointRouteBuilder root, IEndpointRouteBuilder workspace)
    {
        OrderEndpoints.Map(workspace);
        SourceEndpoints.Map(workspace);
        RequestEndpoints.Map(workspace);
        ShopInbound.Map(root);
    }
}
