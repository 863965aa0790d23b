using Heed.Knowledge.Public;
using Heed.Platform.Web;
using Heed.Portal.Sites;

namespace Heed.Portal.Pages;

/// <summary>The first answers while somebody types, as a piece of a page. Nothing is counted or remembered here.</summary>
internal sealed class SuggestModel(HelpSites sites, IStore store, SiteShelf articles, RateLimits limits) : HelpPage(sites)
{
    private const int Most = 5;
    private static readonly RateRule Typing = new(60, 5);

    public IReadOnlyList<(string Link, string Title)> Found { get; private set; } = [];

    public async Task OnGetAsync(string? q, CancellationToken cancellationToken)
    {
        var question = Cut(q);
        if (question.Length == 0) return;
        limits.Take("help-suggest", RateLimits.KeyOf(HttpContext.Connection.RemoteIpAddress), Typing);
        using var session = store.Read();
        var found = await articles.SearchAsync(session, Open, Language, question, Most, cancellationToken);
        Found = [.. found.Select(a => (Link($"/a/{a.Id}?q={Uri.EscapeDataString(question)}"), a.Title))];
    }
}
