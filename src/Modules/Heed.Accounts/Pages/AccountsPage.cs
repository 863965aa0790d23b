using Heed.Kernel;
using Heed.Platform.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.WebUtilities;

namespace Heed.Accounts.Pages;

/// <summary>What the account pages share: language, errors at their fields, refusal of forms that other sites send.</summary>
[IgnoreAntiforgeryToken] // Origin and Sec-Fetch-Site are checked instead, for which no state is needed.
internal abstract class AccountsPage : PageModel
{
    private PageTexts? _texts;

    /// <summary>The words of the page.</summary>
    public PageTexts T => _texts ??= PageTexts.For(Request);

    /// <summary>An error about the form as a whole; null when there is none.</summary>
    public string? Problem { get; protected set; }

    /// <summary>Errors by field, in words.</summary>
    public Dictionary<string, string> Errors { get; } = [];

    /// <summary>The same page in the other language.</summary>
    public string OtherLanguageUrl => QueryHelpers.AddQueryString(
        Request.Path, Request.Query.Where(q => q.Key != "lang").Select(q => new KeyValuePair<string, string?>(q.Key, q.Value)).Append(new("lang", T.Other)));

    public override void OnPageHandlerExecuting(PageHandlerExecutingContext context)
    {
        SameOrigin.Require(HttpContext);
        Response.Headers.CacheControl = "no-store";
    }

    /// <summary>Keeps the chosen language on the way to another page.</summary>
    protected string Keep(string path) =>
        Request.Query["lang"].ToString() is "zh-CN" or "en" ? QueryHelpers.AddQueryString(path, "lang", Request.Query["lang"].ToString()) : path;

    protected void Check(string field, bool ok, string error)
    {
        if (!ok && !Errors.ContainsKey(field)) Errors[field] = T["error." + error];
    }

    protected void CheckText(string field, string? value, int max)
    {
        Check(field, !string.IsNullOrWhiteSpace(value), "required");
        Check(field, value is null || value.Length <= max, "tooLong");
        Check(field, value is null || !value.Any(char.IsControl), "controlCharacter");
    }

    protected void CheckPassword(string field, string? password, string? email)
    {
        if (People.PasswordRules.Problem(password, email) is { } problem) Check(field, false, problem);
    }

    /// <summary>Shows the page again with what went wrong, under the status that fits.</summary>
    protected IActionResult Again(int status, string? problem = null)
    {
        Problem = problem;
        Response.StatusCode = status;
        return Page();
    }

    /// <summary>Shows the page again for a refusal that the visitor can do something about.</summary>
    protected IActionResult Again(Refusal refusal)
    {
        if (refusal is TooManyRefusal many)
        {
            Response.Headers.RetryAfter = Math.Ceiling(many.RetryAfter.TotalSeconds).ToString(System.Globalization.CultureInfo.InvariantCulture);
            return Again(429, T.Format("error.tooMany", (int)Math.Ceiling(many.RetryAfter.TotalMinutes)));
        }

        return Again(refusal.Status, T["error.busy"]);
    }

    /// <summary>Only a path of our own: never another site, whatever tricks its spelling plays.</summary>
    protected string Local(string? url) => Url.IsLocalUrl(url) && !url!.Any(c => c == '\\' || char.IsControl(c)) ? url! : "/";
}
