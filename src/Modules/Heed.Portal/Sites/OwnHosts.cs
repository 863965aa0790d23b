using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Heed.Portal.Sites;

/// <summary>
/// A help centre's own host name: everything under it is the help centre, so <c>help.example.com/en</c> is <c>/help/SLUG/en</c> here. What the pages
/// themselves need (style, chat) stays reachable; consoles and APIs are not there under that name.
/// </summary>
internal sealed class OwnHosts : IStartupFilter
{
    /// <summary>Set on a request that came by an own host name.</summary>
    public const string Mark = "heed.helpHost";

    private static readonly string[] Through = ["/help-assets", "/widget", "/w.js", "/widget.js", "/files", "/knowledge-files"];

    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
    {
        app.Use(async (context, rest) =>
        {
            var host = context.Request.Host.Host;
            if (host.Contains('.', StringComparison.Ordinal) && !System.Net.IPAddress.TryParse(host, out _) && !Array.Exists(Through, p => context.Request.Path.StartsWithSegments(p))
                && await context.RequestServices.GetRequiredService<HelpSites>().ByHostAsync(host, context.RequestAborted) is { } open)
            {
                context.Items[Mark] = true;
                context.Request.Path = new PathString("/help/" + open.Site.Slug).Add(context.Request.Path == "/" ? PathString.Empty : context.Request.Path);
            }

            await rest(context);
        });
        next(app);
    };
}
