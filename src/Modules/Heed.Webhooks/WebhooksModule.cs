using Heed.Platform.Ledger;
using Heed.Platform.Live;
using Heed.Platform.Modules;
using Heed.Platform.Personal;
using Heed.Webhooks.Data;
using Heed.Webhooks.Deliveries;
using Heed.Webhooks.Hooks;
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
    public IReadOnlyList<Permission> Permissions { get; } = [new(WebhookAccess.Manage)];

    /// <inheritdoc/>
    public IModelPart Model { get; } = new WebhooksModel();

    /// <inheritdoc/>
    public void Register(IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton<WebhookSecrets>();
        services.AddSingleton<WebhookDesk>();
        services.AddSingleton<ILiveSource, WebhookLive>();
        services.AddSingleton<EventBody>();
        services.AddSingleton<DeliveryLog>();
        services.AddSingleton<DeliveryReads>();
        services.AddSingleton<DeliveryPump>();
        services.AddHostedService(s => s.GetRequiredService<DeliveryPump>());
        services.AddSingleton<DeliveryUpkeep>();
        services.AddHostedService(s => s.GetRequiredService<DeliveryUpkeep>());
        services.AddSingleton<ILedgerReader, EventReader>();
        services.AddSingleton<IPersonalData, WebhooksPersonalData>();
    }

    /// <inheritdoc/>
    public void Map(IEndpointRouteBuilder root, IEndpointRouteBuilder workspace)
    {
        WebhookEndpoints.Map(workspace);
        DeliveryEndpoints.Map(workspace);
    }
}
