using Heed.Knowledge.Public;
using Heed.Platform.Web;
using Heed.Portal.Sites;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Heed.Portal.Pages;

/// <summary>What the pages of a help centre share: which one, in which language, under which address, with which rules for the browser.</summary>
[IgnoreAntiforgeryToken] // Nobody is signed in here; Origin and Sec-Fetch-Site are checked for forms.
internal abstract class HelpPage(HelpSites sites) : PageModel
{
    /// <summary>Longest search, in characters.</summary>
    public const int MaxSearch = 200;

    // No script but our own file, no style but our own sheets.
    private const string Policy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    public OpenSite Open { get; private set; } = null!;

    public string Language { get; private set; } = "";

    public HelpTexts T { get; private set; } = null!;

    /// <summary>What links of this help centre begin with: nothing under its own host name.</summary>
    public string Base => BaseOf(HttpContext, Open.Site);

    /// <summary>The page without its language, for links to the other languages; null when it has no counterpart.</summary>
    public string? Rest { get; protected set; } = "";

    public string? Description { get; protected set; }

    public bool Indexed { get; protected set; } = true;

    /// <summary>Languages this page is there in.</summary>
    public IReadOnlyList<string> Languages { get; protected set; } = [];

    public string Question { get; protected set; } = "";

    /// <summary>The way to a person, carrying what was looked for and read.</summary>
    public string ContactLink
    {
        get
        {
            var carried = new List<string>();
            if (Reading is { } article) carried.Add($"article={article}");
            if (Question.Length > 0) carried.Add("q=" + Uri.EscapeDataString(Question));
            return Link("/contact") + (carried.Count > 0 ? "?" + string.Join('&', carried) : "");
        }
    }

    /// <summary>The article on this page.</summary>
    protected virtual Guid? Reading => null;

    public string Root => RootOf(HttpContext, Open.Site);

    public string Link(string rest) => $"{Base}/{Language}{rest}";

    public static string BaseOf(HttpContext context, HelpSiteView site) => context.Items.ContainsKey(OwnHosts.Mark) ? "" : "/help/" + site.Slug;

    /// <summary>The full address search engines shall know: under the own host name where there is one.</summary>
    public static string RootOf(HttpContext context, HelpSiteView site) => site.Host is { } host ? "https://" + host : $"{context.Request.Scheme}://{context.Request.Host}/help/{site.Slug}";

    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        SameOrigin.Require(HttpContext);
        var slug = (string)RouteData.Values["slug"]!;
        if (await sites.BySlugAsync(slug, HttpContext.RequestAborted) is not { } open || !open.Site.Languages.Contains(RouteData.Values["lang"] as string))
        {
            context.Result = new NotFoundResult();
            return;
        }

        (Open, Language, Languages) = (open, (string)RouteData.Values["lang"]!, open.Site.Languages);
        T = HelpTexts.In(Language);
        if (UsesPolicy) Response.Headers.ContentSecurityPolicy = Policy;
        // What a bot or a reader of yesterday may see is settled by the article, not by a copy on the way.
        Response.Headers.CacheControl = HttpMethods.IsGet(Request.Method) ? "private, max-age=60" : "no-store";
        await next();
    }

    /// <summary>The page of the chat follows the server's wider rule.</summary>
    protected virtual bool UsesPolicy => true;

    protected static string Cut(string? text) => text is null ? "" : new string([.. text.Where(c => !char.IsControl(c)).Take(MaxSearch)]).Trim();

    /// <summary>The help centre's own page for what is not here.</summary>
    protected IActionResult Missing()
    {
        Response.StatusCode = 404;
        (Rest, Indexed) = (null, false);
        return Page();
    }

    protected static string Excerpt(HelpArticle article, int length = 150)
    {
        var text = article.Text.ReplaceLineEndings(" ").Trim();
        return text.Length <= length ? text : text[..(char.IsHighSurrogate(text[length - 1]) ? length - 1 : length)].TrimEnd() + "…";
    }
}
