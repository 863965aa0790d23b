using Heed.Accounts.SecondFactor;
using Heed.Accounts.Sessions;
using Heed.Kernel;
using Microsoft.AspNetCore.Mvc;

namespace Heed.Accounts.Pages;

/// <summary>The second step of signing in.</summary>
internal sealed class SecondStepModel(SecondStep step) : AccountsPage
{
    public string Next { get; private set; } = "/";

    public async Task<IActionResult> OnGetAsync([FromQuery] string? returnUrl)
    {
        Next = Local(returnUrl);
        return await step.HolderAsync(StepCookie.Read(Request), HttpContext.RequestAborted) is null ? LocalRedirect(Keep("/sign-in")) : Page();
    }

    public async Task<IActionResult> OnPostAsync([FromForm] string? code, [FromQuery] string? returnUrl)
    {
        Next = Local(returnUrl);
        CheckText("code", code, 60);
        if (Errors.Count > 0) return Again(400);
        try
        {
            if (await step.FinishAsync(HttpContext, StepCookie.Read(Request), code!) is null)
            {
                Check("code", false, "code");
                return Again(401);
            }

            StepCookie.Delete(HttpContext);
            return LocalRedirect(Next);
        }
        catch (SignInRequiredRefusal)
        {
            return LocalRedirect(Keep("/sign-in?done=late"));
        }
        catch (Refusal refusal)
        {
            return Again(refusal);
        }
    }
}
