using Heed.Accounts.SecondFactor;
using Heed.Kernel;
using Heed.Platform.Web;
using Microsoft.AspNetCore.Mvc;

namespace Heed.Accounts.Pages;

/// <summary>Setting up an authenticator app without scripts, and from outside a workspace that lets nobody in without one.</summary>
internal sealed class ProtectModel(TotpSetup totp, IScopeResolver resolver) : AccountsPage
{
    public TotpSetup.TotpStarted? Waiting { get; private set; }
    public IReadOnlyList<string>? Codes { get; private set; }
    public string Next { get; private set; } = "/";

    public async Task<IActionResult> OnGetAsync([FromQuery] string? returnUrl)
    {
        Next = Local(returnUrl);
        if (await ScopeAsync() is not { } scope) return SignIn();
        var view = await totp.ViewAsync(scope.Actor.Id!.Value, HttpContext.RequestAborted);
        return view.TotpSince is null ? Page() : LocalRedirect(Next);
    }

    public async Task<IActionResult> OnPostAsync([FromForm] string? step, [FromForm] string? password, [FromForm] string? code, [FromQuery] string? returnUrl)
    {
        Next = Local(returnUrl);
        if (await ScopeAsync() is not { } scope) return SignIn();
        var person = scope.Actor.Id!.Value;
        try
        {
            if (step == "confirm") Codes = await totp.ConfirmAsync(person, code, scope.Session, HttpContext.Connection.RemoteIpAddress?.ToString(), HttpContext.RequestAborted);
            else Waiting = await totp.StartAsync(person, password, T["protect.qr"], HttpContext.RequestAborted);
            return Page();
        }
        catch (InvalidRefusal)
        {
            Check(step == "confirm" ? "code" : "password", false, step == "confirm" ? "code" : "password");
            if (step == "confirm") Waiting = await totp.WaitingAsync(person, T["protect.qr"], HttpContext.RequestAborted);
            return Again(400);
        }
        catch (ConflictRefusal)
        {
            return LocalRedirect("/protect");
        }
        catch (Refusal refusal)
        {
            if (step == "confirm") Waiting = await totp.WaitingAsync(person, T["protect.qr"], HttpContext.RequestAborted);
            return Again(refusal);
        }
    }

    private LocalRedirectResult SignIn() => LocalRedirect(Keep("/sign-in?returnUrl=" + Uri.EscapeDataString("/protect")));

    private async Task<Scope?> ScopeAsync()
    {
        try
        {
            var scope = await resolver.ResolvePersonAsync(HttpContext);
            return scope.Actor.Kind == ActorKind.Person ? scope : null;
        }
        catch (SignInRequiredRefusal)
        {
            return null;
        }
    }
}
