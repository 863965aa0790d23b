using Heed.Channels.Web.Data;
using Heed.Channels.Web.Demo;
using Heed.Channels.Web.Identity;
using Heed.Channels.Web.Live;
using Heed.Channels.Web.Public;
using Heed.Channels.Web.Sites;
using Heed.Channels.Web.Visitors;
using Heed.Channels.Web.Widget;
using Heed.Platform.Live;
using Heed.Platform.Modules;
using Heed.Platform.Personal;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Heed.Channels.Web;

/// <summary>The chat widget's side of the server: sites, visitors, their messages and their live connection.</summary>
public sealed class WebModule : IModule
{
    /// <inheritdoc/>
    public string Name => "Channels.Web";

    /// <inheritdoc/>
    public int Rank => 12;

    /// <inheritdoc/>
    public IModelPart Model { get; } = new WebModel();

    /// <inheritdoc/>
    public void Register(IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton<SiteDirectory>();
        services.AddSingleton<SiteAddress>();
        services.AddSingleton<SiteWriter>();
        services.AddSingleton<IWebSites>(s => s.GetRequiredService<SiteWriter>());
        services.AddSingleton<SiteOpening>();
        services.AddSingleton<IInboxOpening>(s => s.GetRequiredService<SiteOpening>());
        services.AddSingleton<IChannelKind>(s => s.GetRequiredService<SiteOpening>());
        services.AddSingleton<ILiveSource, SiteLive>();
        services.AddSingleton<IdentitySecrets>();
        services.AddSingleton<IdentityProof>();
        services.AddSingleton<VisitorTokens>();
        services.AddSingleton<VisitorResolver>();
        services.AddSingleton<IVisitorResolver>(s => s.GetRequiredService<VisitorResolver>());
        services.AddSingleton<VisitorContacts>();
        services.AddSingleton<WidgetLimits>();
        services.AddSingleton<WidgetViews>();
        services.AddSingleton<PreChat>();
        services.AddSingleton<Starting>();
        services.AddSingleton<Sending>();
        services.AddSingleton<VisitorLive>();
        services.AddSingleton<Absences>().AddHostedService(s => s.GetRequiredService<Absences>()).AddHostedService<PlaceTeller>();
        services.AddSingleton<Deliveries>();
        services.AddHostedService(s => s.GetRequiredService<Deliveries>());
        services.AddSingleton<IStartupFilter, WidgetCors>();
        services.AddSingleton<IMergedData, MergedVisitors>();
        services.AddSingleton<IPersonalData, WebPersonalData>();
        services.AddSingleton<ITimelineSource, ConsentTimeline>();
        services.AddSingleton<DemoShop>();
    }

    /// <inheritdoc/>
    public void Map(IEndpointRouteBuilder root, IEndpointRouteBuilder workspace)
    {
        SiteEndpoints.Map(workspace);
        var widget = root.MapGroup("/widget/v1");
        StartEndpoint.Map(widget);
        MessageEndpoints.Map(widget);
        ActionEndpoints.Map(widget);
        FileEndpoint.Map(widget);
        root.ServiceProvider.GetRequiredService<VisitorLive>().Map(widget);
        DemoShopEndpoints.Map(root);
    }
}
