using Heed.Knowledge.Public;
using Heed.Portal.Sites;
using Microsoft.AspNetCore.Mvc;

namespace Heed.Portal.Pages;

/// <summary>A topic with its articles.</summary>
internal sealed class CategoryModel(HelpSites sites, IStore store, SiteShelf articles) : HelpPage(sites)
{
    public HelpCategory? Category { get; private set; }

    public IReadOnlyList<HelpCategory> Below { get; private set; } = [];

    public IReadOnlyList<(string Link, HelpArticle Article, string Excerpt)> Articles { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellationToken)
    {
        using var session = store.Read();
        var all = await articles.TopicsAsync(session, Open, Language, cancellationToken);
        if (all.FirstOrDefault(c => c.Id == id) is not { } category) return Missing();
        (Category, Below, Rest) = (category, [.. all.Where(c => c.Parent == id)], "/c/" + id);
        Articles = [.. (await articles.ListAsync(session, Open, Language, id, cancellationToken)).Select(a => (Link("/a/" + a.Id), a, Excerpt(a)))];
        Description = category.Name + ": " + string.Join(" · ", Articles.Take(4).Select(a => a.Article.Title));
        return Page();
    }
}
