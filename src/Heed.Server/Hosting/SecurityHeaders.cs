namespace Heed.Server.Hosting;

/// <summary>Headers that keep a browser from doing more with our answers than we mean (ASVS 3.4).</summary>
internal static class SecurityHeaders
{
    // Styles inline: the virtual list places its rows by style attributes. Scripts never.
    private const string Policy =
        "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' blob: data:; connect-src 'self' ws: wss:; "
        + "object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    public static IApplicationBuilder UseSecurityHeaders(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        context.Response.OnStarting(static state => Add((HttpContext)state), context);
        return next(context);
    });

    private static Task Add(HttpContext context)
    {
        var headers = context.Response.Headers;
        var path = context.Request.Path;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "same-origin";
        // A signed file says itself how it may be shown.
        if (headers.ContentSecurityPolicy.Count == 0) headers.ContentSecurityPolicy = Policy;
        if (context.Request.IsHttps) headers.StrictTransportSecurity = "max-age=31536000; includeSubDomains";
        if (headers.CacheControl.Count == 0 && (path.StartsWithSegments("/api") || path.StartsWithSegments("/widget") || path.StartsWithSegments("/channel"))) headers.CacheControl = "no-store";
        return Task.CompletedTask;
    }
}
