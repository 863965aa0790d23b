using Heed.Accounts.People;
using Heed.Accounts.Sessions;
using Heed.Kernel;
using Heed.Platform.Web;
using Microsoft.AspNetCore.Mvc;

namespace Heed.Accounts.Pages;

/// <summary>Signing out: a form, so that no link or image can do it.</summary>
internal sealed class SignOutModel(BrowserSessions sessions, IScopeResolver resolver, MeReader me) : AccountsPage
{
    public string Email { get; private set; } = "";

    public async Task<IActionResult> OnGetAsync()
    {
        try
        {
            var scope = await resolver.ResolvePersonAsync(HttpContext);
            Email = (await me.ReadAsync(scope.Actor.Id!.Value, HttpContext.RequestAborted)).Person.Email;
            return Page();
        }
        catch (SignInRequiredRefusal)
        {
            return LocalRedirect(Keep("/sign-in"));
        }
    }

    public async Task<IActionResult> OnPostAsync()
    {
        await sessions.EndCurrentAsync(HttpContext);
        return LocalRedirect(Keep("/sign-in?done=out"));
    }
}
