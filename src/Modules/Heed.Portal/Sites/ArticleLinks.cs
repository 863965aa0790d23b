using Heed.Knowledge.Public;

namespace Heed.Portal.Sites;

/// <summary>Articles of the brand's help centre, under its own host name where it has one.</summary>
internal sealed class ArticleLinks(HelpSites sites, SiteShelf articles) : IArticleLinks
{
    public async Task<string?> OfAsync(ReadSession session, WorkspaceId workspace, Guid brand, string language, Guid entry, CancellationToken cancellationToken)
    {
        if (await sites.ByBrandAsync(workspace, brand, cancellationToken) is not { Site: var site } open) return null;
        // The reader's language, else a sister of it, else the first: any article is better than none.
        var shown = site.Languages.FirstOrDefault(l => l.Equals(language, StringComparison.OrdinalIgnoreCase))
            ?? site.Languages.FirstOrDefault(l => l.Split('-')[0].Equals(language.Split('-')[0], StringComparison.OrdinalIgnoreCase)) ?? site.Languages[0];
        if (await articles.FindAsync(session, open, shown, entry, cancellationToken) is null) return null;
        return $"{(site.Host is { } host ? "https://" + host : "/help/" + site.Slug)}/{shown}/a/{entry}";
    }
}
