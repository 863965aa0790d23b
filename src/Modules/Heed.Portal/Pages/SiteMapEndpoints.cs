using System.Text;
using Heed.Platform.Web;
using Heed.Portal.Sites;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Heed.Portal.Pages;

/// <summary>What search engines read: the site map with every language of every article, and the rules for robots.</summary>
internal static class SiteMapEndpoints
{
    public static void Map(IEndpointRouteBuilder root)
    {
        root.MapGet("/help/{slug}/sitemap.xml", SiteMapAsync).ForAnyone().ExcludeFromDescription();
        root.MapGet("/help/{slug}/robots.txt", RobotsAsync).ForAnyone().ExcludeFromDescription();
    }

    private static async Task<IResult> SiteMapAsync(string slug, HttpContext context, HelpSites sites, IStore store, SiteShelf articles, CancellationToken cancellationToken)
    {
        if (await sites.BySlugAsync(slug, cancellationToken) is not { } open) return TypedResults.NotFound();
        var root = HelpPage.RootOf(context, open.Site);
        var xml = new StringBuilder("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n");
        using var session = store.Read();
        foreach (var language in open.Site.Languages)
        {
            xml.Append($"<url><loc>{root}/{language}</loc></url>\n");
            foreach (var article in await articles.ListAsync(session, open, language, null, cancellationToken))
            {
                if (article.Language != language) continue;
                xml.Append($"<url><loc>{root}/{language}/a/{article.Id}</loc><lastmod>{article.ChangedAt:yyyy-MM-dd}</lastmod></url>\n");
            }
        }

        context.Response.Headers.CacheControl = "public, max-age=600";
        return TypedResults.Text(xml.Append("</urlset>\n").ToString(), "application/xml", Encoding.UTF8);
    }

    private static async Task<IResult> RobotsAsync(string slug, HttpContext context, HelpSites sites, CancellationToken cancellationToken) =>
        await sites.BySlugAsync(slug, cancellationToken) is { } open
            ? TypedResults.Text($"User-agent: *\nDisallow: {HelpPage.BaseOf(context, open.Site)}/*/search\nDisallow: {HelpPage.BaseOf(context, open.Site)}/*/contact\nSitemap: {HelpPage.RootOf(context, open.Site)}/sitemap.xml\n", "text/plain", Encoding.UTF8)
            : TypedResults.NotFound();
}
