using Heed.Accounts.People;
using Heed.Accounts.SecondFactor;
using Heed.Kernel;
using Heed.Platform.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Heed.Accounts.Sessions;

/// <summary>Signing in and out over the API.</summary>
internal static class SessionEndpoints
{
    public static void Map(IEndpointRouteBuilder root)
    {
        root.MapPost("/api/v1/session", SignInAsync).ForAnyone().WithName("SignIn").WithTags("Session")
            .WithSummary("Signs in with e-mail and password; the answer sets the session cookie. With a second factor it refuses with secondFactorRequired and a token for the second step.");
        root.MapDelete("/api/v1/me/session", SignOutAsync).NeedsPerson().EvenWhileViewing().WithName("SignOut").WithTags("Session")
            .WithSummary("Ends the session of this browser.");
    }

    private static async Task<Ok<MeView>> SignInAsync(SignInRequest request, HttpContext context, SignIn signIn, MeReader me)
    {
        SameOrigin.Require(context);
        new Validate().Text(request.Email, "email", EmailAddresses.MaxLength)
            .That(request.Password.Length is > 0 and <= 4096, "password", "required", "This must be filled in.").Done();
        var signed = await signIn.TryAsync(context, request.Email, request.Password) ?? throw new SignInRequiredRefusal("wrongSignIn");
        if (signed.Ticket is { } ticket) throw new SecondFactorRequiredRefusal(ticket);
        return TypedResults.Ok(await me.ReadAsync(signed.Person.Id, context.RequestAborted));
    }

    private static async Task<NoContent> SignOutAsync(HttpContext context, BrowserSessions sessions)
    {
        await sessions.EndCurrentAsync(context);
        return TypedResults.NoContent();
    }

    /// <summary>E-mail and password.</summary>
    internal sealed record SignInRequest(string Email, string Password);
}
