using Heed.Portal.Sites;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Net.Http.Headers;

namespace Heed.Portal.Pages;

/// <summary>The address without a language leads to the visitor's own, as far as there is one.</summary>
internal sealed class StartModel(HelpSites sites) : PageModel
{
    public async Task<IActionResult> OnGetAsync(string slug, CancellationToken cancellationToken)
    {
        if (await sites.BySlugAsync(slug, cancellationToken) is not { } open) return NotFound();
        Response.Headers.Vary = "Accept-Language";
        Response.Headers.CacheControl = "private, max-age=60";
        return Redirect($"{HelpPage.BaseOf(HttpContext, open.Site)}/{Wanted(open.Site.Languages)}");
    }

    private string Wanted(IReadOnlyList<string> languages)
    {
        if (!StringWithQualityHeaderValue.TryParseList(Request.Headers.AcceptLanguage, out var accepted)) return languages[0];
        foreach (var wish in accepted.OrderByDescending(a => a.Quality ?? 1).Select(a => a.Value.ToString()))
        {
            if (languages.FirstOrDefault(l => l.Equals(wish, StringComparison.OrdinalIgnoreCase)) is { } same) return same;
            var tongue = wish.Split('-')[0];
            if (languages.FirstOrDefault(l => l.Split('-')[0].Equals(tongue, StringComparison.OrdinalIgnoreCase)) is { } near) return near;
        }

        return languages[0];
    }
}
