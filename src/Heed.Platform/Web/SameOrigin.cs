using Heed.Kernel;
using Microsoft.AspNetCore.Http;

namespace Heed.Platform.Web;

/// <summary>
/// Refuses state changes that another site makes a signed-in browser send (ASVS 3.5.1). Browsers set Origin and
/// Sec-Fetch-Site themselves; callers with an Authorization header carry no ambient authority and pass.
/// </summary>
public static class SameOrigin
{
    /// <exception cref="ForbiddenRefusal">The request comes from another site.</exception>
    public static void Require(HttpContext context)
    {
        var request = context.Request;
        if (request.Headers.Authorization.Count > 0) return;
        var safe = HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method);
        if (safe && !context.WebSockets.IsWebSocketRequest) return;
        if (!IsSame(request)) throw new ForbiddenRefusal("sameOrigin");
    }

    private static bool IsSame(HttpRequest request)
    {
        var site = request.Headers["Sec-Fetch-Site"].ToString();
        if (site.Length > 0 && site is not ("same-origin" or "none")) return false;
        var origin = request.Headers.Origin.ToString();
        if (origin.Length == 0) return site.Length > 0 || !request.Headers.ContainsKey("Cookie");
        return Uri.TryCreate(origin, UriKind.Absolute, out var uri)
            && string.Equals(uri.Authority, request.Host.Value, StringComparison.OrdinalIgnoreCase);
    }
}
