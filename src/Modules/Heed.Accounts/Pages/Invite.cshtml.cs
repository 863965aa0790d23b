using Heed.Accounts.People;
using Heed.Accounts.Sessions;
using Heed.Kernel;
using Microsoft.AspNetCore.Mvc;

namespace Heed.Accounts.Pages;

/// <summary>Accepting an invitation.</summary>
internal sealed class InviteModel(LinkPages links, SignIn signIn, BrowserSessions sessions, TimeProvider time) : AccountsPage
{
    public LinkTarget? Target { get; private set; }
    public string? Name { get; private set; }
    public bool IsKnown => Target?.Person?.PasswordHash is not null;

    public async Task<IActionResult> OnGetAsync(string token)
    {
        Target = await links.FindAsync(token, LinkKind.Invite, HttpContext.RequestAborted);
        Name = Target?.Member?.InvitedName;
        return Target is null ? Again(410) : Page();
    }

    public async Task<IActionResult> OnPostAsync(string token, [FromForm] string? name, [FromForm] string? password)
    {
        Target = await links.FindAsync(token, LinkKind.Invite, HttpContext.RequestAborted);
        if (Target is null) return Again(410);
        Name = name;
        var address = HttpContext.Connection.RemoteIpAddress?.ToString();
        try
        {
            if (IsKnown)
            {
                Check("password", !string.IsNullOrEmpty(password), "required");
                if (Errors.Count > 0) return Again(400);
                if (await signIn.TryAsync(HttpContext, Target.Person!.Email, password!) is not { } signed) return Again(401, T["invite.wrong"]);
                await links.JoinAsync(Target, address);
                if (signed.Ticket is { } ticket)
                {
                    StepCookie.Write(HttpContext, ticket, time.GetUtcNow());
                    return LocalRedirect(Keep("/sign-in/second?returnUrl=" + Uri.EscapeDataString($"/w/{Target.Workspace!.Id}/")));
                }
            }
            else
            {
                CheckText("name", name, PersonRules.MaxName);
                CheckPassword("password", password, Target.Person!.Email);
                if (Errors.Count > 0) return Again(400);
                var person = await links.JoinAsync(Target, name!, password!, T.Language, address);
                await sessions.OpenAsync(HttpContext, person);
            }

            return LocalRedirect($"/w/{Target.Workspace!.Id}/");
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
