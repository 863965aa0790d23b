using System.Reflection;
using Heed.Platform.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Heed.Channels.Api.Reference;

/// <summary><c>/api/docs</c>: the description of the API as a page to read, search and copy from. It works without a network and without an account.</summary>
internal static class ReferenceEndpoints
{
    public static void Map(IEndpointRouteBuilder root)
    {
        root.MapGet("/api/docs", (HttpContext context) => Resource(context, "docs.html", "text/html; charset=utf-8")).ForAnyone().WithName("ApiReference").ExcludeFromDescription();
        root.MapGet("/api/docs.css", (HttpContext context) => Resource(context, "docs.css", "text/css; charset=utf-8")).ForAnyone().WithName("ApiReferenceStyle").ExcludeFromDescription();
        root.MapGet("/api/docs.js", (HttpContext context) => Resource(context, "docs.js", "text/javascript; charset=utf-8")).ForAnyone().WithName("ApiReferenceScript").ExcludeFromDescription();
    }

    private static IResult Resource(HttpContext context, string name, string type)
    {
        context.Response.Headers.CacheControl = "no-cache";
        return Results.Stream(Assembly.GetExecutingAssembly().GetManifestResourceStream(name)!, type);
    }
}
