using Heed.Accounts.SecondFactor;
using Heed.Accounts.Sessions;
using Microsoft.AspNetCore.Http;

namespace Heed.Accounts.Pages;

/// <summary>Carries the ticket from the page of the password to the page of the code, out of reach of scripts and addresses.</summary>
internal static class StepCookie
{
    private const string Name = "heed_step";

    public static string? Read(HttpRequest request) => request.Cookies[Name];

    public static void Write(HttpContext context, string ticket, DateTimeOffset now) =>
        context.Response.Cookies.Append(Name, ticket, SessionCookie.Options(context, now + SecondStep.Holds));

    public static void Delete(HttpContext context) => context.Response.Cookies.Delete(Name, SessionCookie.Options(context, null));
}
