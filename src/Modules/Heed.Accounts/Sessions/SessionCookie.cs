using Microsoft.AspNetCore.Http;

namespace Heed.Accounts.Sessions;

/// <summary>The cookie that carries the session token. Over https it is bound to this very host by the <c>__Host-</c> prefix.</summary>
internal static class SessionCookie
{
    private const string Plain = "heed_session";
    private const string Secure = "__Host-heed_session";

    // Behind https the unprefixed cookie is never believed: another host of the domain could have planted it.
    public static string? Read(HttpRequest request) => request.Cookies[request.IsHttps ? Secure : Plain];

    public static void Write(HttpContext context, string token, DateTimeOffset expires) =>
        context.Response.Cookies.Append(context.Request.IsHttps ? Secure : Plain, token, Options(context, expires));

    public static void Delete(HttpContext context) =>
        context.Response.Cookies.Delete(context.Request.IsHttps ? Secure : Plain, Options(context, null));

    public static CookieOptions Options(HttpContext context, DateTimeOffset? expires) => new()
    {
        HttpOnly = true,
        SameSite = SameSiteMode.Lax,
        Secure = context.Request.IsHttps,
        Path = "/",
        Expires = expires,
        IsEssential = true,
    };
}
