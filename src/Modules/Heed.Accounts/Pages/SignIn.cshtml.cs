using Heed.Accounts.People;
using Heed.Accounts.Sessions;
using Heed.Kernel;
using Heed.Platform.Web;
using Microsoft.AspNetCore.Mvc;

namespace Heed.Accounts.Pages;

/// <summary>Signing in.</summary>
internal sealed class SignInModel(SignIn signIn, IScopeResolver resolver, TimeProvider time) : AccountsPage
{
    public string? Email { get; private set; }
    public string? Notice { get; private set; }
    public string Next { get; private set; } = "/";

    public async Task<IActionResult> OnGetAsync(string? returnUrl, string? done)
    {
        Next = Local(returnUrl);
        if (done is "late") Problem = T["second.late"];
        if (done is "reset") Notice = T["signIn.passwordChanged"];
        if (done is "out") Notice = T["signIn.signedOut"];
        try
        {
            await resolver.ResolvePersonAsync(HttpContext);
            return LocalRedirect(Local(returnUrl));
        }
        catch (SignInRequiredRefusal)
        {
            return Page();
        }
    }

    public async Task<IActionResult> OnPostAsync([FromForm] string? email, [FromForm] string? password, [FromQuery] string? returnUrl)
    {
        Next = Local(returnUrl);
        Email = email;
        CheckText("email", email, EmailAddresses.MaxLength);
        Check("password", !string.IsNullOrEmpty(password), "required");
        if (Errors.Count > 0) return Again(400);
        try
        {
            if (await signIn.TryAsync(HttpContext, email!, password!) is not { } signed) return Again(401, T["signIn.wrong"]);
            if (signed.Ticket is null) return LocalRedirect(Next);
            StepCookie.Write(HttpContext, signed.Ticket, time.GetUtcNow());
            return LocalRedirect(Keep("/sign-in/second?returnUrl=" + Uri.EscapeDataString(Next)));
        }
        catch (Refusal refusal)
        {
            return Again(refusal);
        }
    }
}
