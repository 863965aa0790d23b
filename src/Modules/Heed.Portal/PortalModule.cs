using Heed.Knowledge.Public;
using Heed.Platform.Modules;
using Heed.Portal.Contacts;
using Heed.Portal.Data;
using Heed.Portal.Pages;
using Heed.Portal.Sites;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Heed.Portal;

/// <summary>The help centre: pages for customers.</summary>
public sealed class PortalModule : IModule
{
    /// <inheritdoc/>
    public string Name => "Portal";

    /// <inheritdoc/>
    public int Rank => 12;

    /// <inheritdoc/>
    public IModelPart Model { get; } = new PortalModel();

    /// <inheritdoc/>
    public void Register(IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton<HelpSites>().AddSingleton<SiteShelf>().AddSingleton<IArticleLinks, ArticleLinks>().AddSingleton<ContactDesk>();
        services.AddSingleton<IStartupFilter, OwnHosts>();
    }

    /// <inheritdoc/>
    public void Map(IEndpointRouteBuilder root, IEndpointRouteBuilder workspace)
    {
        HelpSiteEndpoints.Map(workspace);
        LogoEndpoints.Map(root, workspace);
        HelpAssets.Map(root);
        SiteMapEndpoints.Map(root);
    }
}
