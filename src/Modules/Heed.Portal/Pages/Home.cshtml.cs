using Heed.Knowledge.Public;
using Heed.Portal.Sites;

namespace Heed.Portal.Pages;

/// <summary>The beginning: what is asked most, and all topics.</summary>
internal sealed class HomeModel(HelpSites sites, IStore store, SiteShelf articles) : HelpPage(sites)
{
    private const int MostAsked = 6;

    public IReadOnlyList<(string Link, HelpArticle Article, string Excerpt)> Top { get; private set; } = [];

    public IReadOnlyList<HelpCategory> Categories { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        using var session = store.Read();
        var list = await articles.ListAsync(session, Open, Language, null, cancellationToken);
        Top = [.. list.OrderByDescending(a => a.Language == Language).Take(MostAsked).Select(a => (Link("/a/" + a.Id), a, Excerpt(a, 110)))];
        Categories = [.. (await articles.TopicsAsync(session, Open, Language, cancellationToken)).Where(c => c.Parent is null)];
        Description = T["search.label"] + " " + string.Join(" · ", Top.Take(3).Select(t => t.Article.Title));
    }
}
