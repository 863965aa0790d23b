using Heed.Accounts.Sessions;
using Microsoft.AspNetCore.Http;

namespace Heed.Accounts.Passkeys;

/// <summary>Binds the challenge of a sign-in to the browser that asked for it.</summary>
internal static class PasskeyCookie
{
    private const string Name = "heed_passkey";

    public static string? Read(HttpRequest request) => request.Cookies[Name] is { Length: > 40 and < 60 } nonce ? nonce : null;

    public static string Renew(HttpContext context, DateTimeOffset until)
    {
        var nonce = Tokens.New();
        context.Response.Cookies.Append(Name, nonce, SessionCookie.Options(context, until));
        return nonce;
    }

    public static void Delete(HttpContext context) => context.Response.Cookies.Delete(Name, SessionCookie.Options(context, null));
}
