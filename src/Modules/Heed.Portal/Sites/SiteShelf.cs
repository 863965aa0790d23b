using Heed.Knowledge.Public;

namespace Heed.Portal.Sites;

/// <summary>
/// The articles of one help centre: those for everybody of its brand, without the topics it does not show. What is asked for by its address goes the same way, so that a
/// hidden topic is hidden in lists, searches, links and site map alike.
/// </summary>
internal sealed class SiteShelf(IHelpArticles articles)
{
    /// <summary>Topics with at least one article, parents before children; an article below a hidden topic is not counted.</summary>
    public async Task<IReadOnlyList<HelpCategory>> TopicsAsync(ReadSession session, OpenSite open, string language, CancellationToken cancellationToken)
    {
        var all = await articles.CategoriesAsync(session, open.Workspace, open.Site.BrandId, language, cancellationToken);
        if (open.Site.HiddenTopics.Count == 0) return all;
        var hidden = Hidden(all, open);
        var counts = all.ToDictionary(c => c.Id, c => c.Articles);
        foreach (var top in all.Where(c => hidden.Contains(c.Id) && !(c.Parent is { } above && hidden.Contains(above))))
        {
            // A parent counts what is below it: what is hidden there goes from every one of them.
            for (var above = top.Parent; above is { } parent && counts.ContainsKey(parent); above = all.First(c => c.Id == parent).Parent) counts[parent] -= top.Articles;
        }

        return [.. all.Where(c => !hidden.Contains(c.Id) && counts[c.Id] > 0).Select(c => c with { Articles = counts[c.Id] })];
    }

    public async Task<IReadOnlyList<HelpArticle>> ListAsync(ReadSession session, OpenSite open, string language, Guid? topic, CancellationToken cancellationToken) =>
        await ShownAsync(session, open, language, await articles.ListAsync(session, open.Workspace, open.Site.BrandId, language, topic, cancellationToken), cancellationToken);

    public async Task<HelpArticle?> FindAsync(ReadSession session, OpenSite open, string language, Guid entry, CancellationToken cancellationToken) =>
        await articles.FindAsync(session, open.Workspace, open.Site.BrandId, language, entry, cancellationToken) is { } found
            ? (await ShownAsync(session, open, language, [found], cancellationToken)).FirstOrDefault()
            : null;

    public async Task<IReadOnlyList<HelpArticle>> SearchAsync(ReadSession session, OpenSite open, string language, string text, int limit, CancellationToken cancellationToken) =>
        await ShownAsync(session, open, language, await articles.SearchAsync(session, open.Workspace, open.Site.BrandId, language, text, limit, cancellationToken), cancellationToken);

    private async Task<IReadOnlyList<HelpArticle>> ShownAsync(ReadSession session, OpenSite open, string language, IReadOnlyList<HelpArticle> found, CancellationToken cancellationToken)
    {
        if (open.Site.HiddenTopics.Count == 0 || found.Count == 0) return found;
        var hidden = Hidden(await articles.CategoriesAsync(session, open.Workspace, open.Site.BrandId, language, cancellationToken), open);
        return [.. found.Where(a => a.Category is not { } topic || !hidden.Contains(topic))];
    }

    /// <summary>What is named, and everything below it; parents come first.</summary>
    private static HashSet<Guid> Hidden(IReadOnlyList<HelpCategory> all, OpenSite open)
    {
        var hidden = open.Site.HiddenTopics.ToHashSet();
        foreach (var category in all)
        {
            if (category.Parent is { } parent && hidden.Contains(parent)) hidden.Add(category.Id);
        }

        return hidden;
    }
}
