using Heed.Accounts.Sessions;
using Heed.Kernel;
using Microsoft.AspNetCore.Mvc;

namespace Heed.Accounts.Pages;

/// <summary>Choosing a new password by a link.</summary>
internal sealed class ResetModel(LinkPages links) : AccountsPage
{
    public LinkTarget? Target { get; private set; }

    public async Task<IActionResult> OnGetAsync(string token)
    {
        Target = await links.FindAsync(token, LinkKind.Reset, HttpContext.RequestAborted);
        return Target is null ? Again(410) : Page();
    }

    public async Task<IActionResult> OnPostAsync(string token, [FromForm] string? password)
    {
        Target = await links.FindAsync(token, LinkKind.Reset, HttpContext.RequestAborted);
        if (Target is null) return Again(410);
        CheckPassword("password", password, Target.Person!.Email);
        if (Errors.Count > 0) return Again(400);
        try
        {
            await links.ResetAsync(Target, password!, HttpContext.Connection.RemoteIpAddress?.ToString());
            SessionCookie.Delete(HttpContext);
            return LocalRedirect(Keep("/sign-in?done=reset"));
        }
        catch (ConflictRefusal)
        {
            Target = null;
            return Again(410);
        }
        catch (Refusal refusal)
        {
            return Again(refusal);
        }
    }
}
