using Heed.Accounts.People;
using Heed.Accounts.Sessions;
using Heed.Kernel;
using Microsoft.AspNetCore.Mvc;

namespace Heed.Accounts.Pages;

/// <summary>The first start: makes the first workspace and its owner.</summary>
internal sealed class SetUpModel(LinkPages links, BrowserSessions sessions) : AccountsPage
{
    public LinkTarget? Target { get; private set; }

    [BindProperty]
    public Form Given { get; set; } = new();

    public static IReadOnlyList<string> TimeZones { get; } =
        [.. TimeZoneInfo.GetSystemTimeZones().Select(z => z.Id).Where(id => id == "UTC" || (id.Contains('/') && !id.StartsWith("Etc/", StringComparison.Ordinal))).Where(PersonRules.IsTimeZone).Order(StringComparer.Ordinal)];

    public async Task<IActionResult> OnGetAsync(string token)
    {
        Target = await links.FindAsync(token, LinkKind.SetUp, HttpContext.RequestAborted);
        Given = new Form { Language = T.Language, TimeZone = T.Language == "zh-CN" ? "Asia/Shanghai" : "UTC" };
        return Target is null ? Again(410) : Page();
    }

    public async Task<IActionResult> OnPostAsync(string token)
    {
        Target = await links.FindAsync(token, LinkKind.SetUp, HttpContext.RequestAborted);
        if (Target is null) return Again(410);
        CheckText("workspace", Given.Workspace, Data.Edits.MaxName);
        CheckText("name", Given.Name, PersonRules.MaxName);
        CheckText("email", Given.Email, EmailAddresses.MaxLength);
        Check("email", EmailAddresses.IsValid(Given.Email), "invalidEmail");
        CheckPassword("password", Given.Password, Given.Email);
        Check("timeZone", PersonRules.IsTimeZone(Given.TimeZone), "timeZone");
        if (!PersonRules.IsLanguage(Given.Language)) Given.Language = T.Language;
        if (Errors.Count > 0) return Again(400);
        try
        {
            var person = await links.SetUpAsync(
                Target, new NewWorkspace(Given.Workspace!, Given.Language!, Given.TimeZone!), new NewOwner(Given.Name!, Given.Email!, Given.Password!, T.Language));
            await sessions.OpenAsync(HttpContext, person);
            return LocalRedirect("/?welcome");
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

    /// <summary>What the form sends.</summary>
    internal sealed class Form
    {
        [FromForm(Name = "workspace")] public string? Workspace { get; set; }
        [FromForm(Name = "name")] public string? Name { get; set; }
        [FromForm(Name = "email")] public string? Email { get; set; }
        [FromForm(Name = "password")] public string? Password { get; set; }
        [FromForm(Name = "language")] public string? Language { get; set; }
        [FromForm(Name = "timeZone")] public string? TimeZone { get; set; }
    }
}
