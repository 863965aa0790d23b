using Heed.Channels.Web.Demo;
using Heed.Channels.Web.Sites;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Heed.Channels.Web.Pages;

/// <summary>
/// A plain page of our own that carries one website's chat, to try it before it stands on the website. Whoever has the
/// public key may open it, as they may the chat itself.
/// </summary>
internal sealed class TryItModel(SiteDirectory sites) : PageModel
{
    public ShopTexts T { get; private set; } = null!;

    public string SiteKey { get; private set; } = "";

    public string SiteTitle { get; private set; } = "";

    /// <summary>False when the chat is held to other websites: it would stay silent here, so the page says why.</summary>
    public bool Shown { get; private set; }

    public async Task<IActionResult> OnGetAsync(string key, string? lang, CancellationToken cancellationToken)
    {
        if (await sites.ByKeyAsync(key, cancellationToken) is not { } site) return NotFound();
        T = ShopTexts.For(lang, Request);
        (SiteKey, SiteTitle) = (site.SiteKey, site.Title);
        var allowed = site.Origins();
        Shown = allowed.Count == 0 || Origins.Allows(allowed, $"{Request.Scheme}://{Request.Host}");
        return Page();
    }
}
