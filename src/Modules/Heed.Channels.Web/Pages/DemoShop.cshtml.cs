using Heed.Channels.Web.Demo;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Heed.Channels.Web.Pages;

/// <summary>The sample company's shop, in both languages.</summary>
internal sealed class DemoShopModel(DemoShop shop) : PageModel
{
    /// <summary>Outlines of the six goods, drawn by hand on a 120 × 80 field.</summary>
    private static readonly string[] Outlines =
    [
        "M14 24h92v26H14zM24 43h72M30 58v6M60 58v10M90 58v6",
        "M44 10h32v60H44zM60 20v10M52 38h16M54 50h12v8H54z",
        "M36 8h48v64H36zM36 20h48M60 32a15 15 0 1 0 .1 0M44 14h8",
        "M34 30h52v30a8 8 0 0 1-8 8H42a8 8 0 0 1-8-8zM38 30a22 14 0 0 1 44 0M56 16h8M50 52h20",
        "M30 12l46 46M70 62h28v8H66zM26 8h12v12H26z",
        "M38 6h44v68H38zM60 6v68M55 26v12M65 26v12",
    ];

    public ShopTexts T { get; private set; } = null!;

    public string SiteKey { get; private set; } = "";

    public string ShopName { get; private set; } = "";

    public IEnumerable<(int Number, string Outline)> Goods => Outlines.Select((outline, i) => (i + 1, outline));

    public async Task<IActionResult> OnGetAsync(string? lang, CancellationToken cancellationToken)
    {
        if (await shop.FindAsync(cancellationToken) is not var (_, _, key, title)) return NotFound();
        T = ShopTexts.For(lang, Request);
        (SiteKey, ShopName) = (key, title);
        return Page();
    }
}
