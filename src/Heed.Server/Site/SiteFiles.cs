using Heed.Kernel;
using Heed.Platform.Web;
using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.Extensions.FileProviders;

namespace Heed.Server.Site;

/// <summary>The built front end: console and widget files from wwwroot, and the console's page for every address inside it.</summary>
internal static class SiteFiles
{
    private const string Forever = "public, max-age=31536000, immutable";
    private static readonly HashSet<string> WidgetScripts = ["/w.js", "/widget.js", "/parts.js"];

    /// <summary>Middleware before routing: files with ETag, compressed.</summary>
    public static WebApplication UseSite(this WebApplication app)
    {
        app.UseWhen(c => IsFile(c.Request.Path), files =>
        {
            files.UseResponseCompression();
            files.UseStaticFiles(new StaticFileOptions { OnPrepareResponse = prepared => SetCaching(prepared.Context) });
        });
        return app;
    }

    public static IServiceCollection AddSite(this IServiceCollection services) => services.AddResponseCompression(o =>
    {
        // Public files only: nothing secret shares an answer with what a stranger may choose.
        o.EnableForHttps = true;
        o.MimeTypes = [.. ResponseCompressionDefaults.MimeTypes, "image/svg+xml"];
    });

    /// <summary>The console: <c>/</c> and everything below <c>/w/</c> is one page; who is signed out goes to sign in first.</summary>
    public static void MapShell(this WebApplication app)
    {
        app.MapGet("/", ShellAsync).ForAnyone().ExcludeFromDescription();
        app.MapGet("/w/{**rest}", ShellAsync).ForAnyone().ExcludeFromDescription();
        app.MapGet("/sw.js", Worker).ForAnyone().ExcludeFromDescription();
    }

    private static async Task<IResult> ShellAsync(HttpContext context, IScopeResolver resolver, IWebHostEnvironment environment)
    {
        try
        {
            await resolver.ResolvePersonAsync(context);
        }
        catch (SignInRequiredRefusal)
        {
            return Results.Redirect("/sign-in?returnUrl=" + Uri.EscapeDataString(context.Request.Path + context.Request.QueryString));
        }

        var page = environment.WebRootFileProvider.GetFileInfo("console/index.html");
        if (!page.Exists) throw new BusyRefusal("consoleMissing", "The console's files are not beside the server. Build it with Node, or use the published server.");
        context.Response.Headers.CacheControl = "no-cache";
        return Results.Stream(page.CreateReadStream(), "text/html; charset=utf-8");
    }

    /// <summary>The console's service worker. It stands at the root, for a worker may only act below its own address; its own policy lets it reach nothing but this server.</summary>
    private static IResult Worker(HttpContext context, IWebHostEnvironment environment)
    {
        var script = environment.WebRootFileProvider.GetFileInfo("console/sw.js");
        if (!script.Exists) throw new NotFoundRefusal();
        context.Response.Headers.CacheControl = "no-cache";
        context.Response.Headers.ContentSecurityPolicy = "default-src 'none'; connect-src 'self'";
        return Results.Stream(script.CreateReadStream(), "text/javascript; charset=utf-8");
    }

    private static bool IsFile(PathString path) =>
        path.StartsWithSegments("/console") || path.StartsWithSegments("/shop") || path.StartsWithSegments("/site") || WidgetScripts.Contains(path.Value ?? "");

    private static void SetCaching(HttpContext context)
    {
        var headers = context.Response.Headers;
        var path = context.Request.Path;
        if (WidgetScripts.Contains(path.Value!))
        {
            // On other people's pages: fetched from anywhere, an hour old at most, then asked for by ETag.
            headers.CacheControl = "public, max-age=3600, stale-while-revalidate=86400";
            headers.AccessControlAllowOrigin = "*";
            headers["Cross-Origin-Resource-Policy"] = "cross-origin";
        }
        else
        {
            // Names below assets/ carry a hash of the content.
            headers.CacheControl = path.StartsWithSegments("/console/assets") ? Forever : "no-cache";
        }
    }
}
