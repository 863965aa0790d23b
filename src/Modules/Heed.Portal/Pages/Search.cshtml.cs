using Heed.Knowledge.Public;
using Heed.Platform.Web;
using Heed.Portal.Sites;

namespace Heed.Portal.Pages;

/// <summary>What answers a search. A search that finds nothing is remembered as a gap to fill.</summary>
internal sealed class SearchModel(HelpSites sites, IStore store, SiteShelf articles, IKnowledge knowledge, RateLimits limits) : HelpPage(sites)
{
    private const int Most = 12;
    private static readonly RateRule Searches = new(40, 2), Gaps = RateRule.Per(20, TimeSpan.FromMinutes(10));

    public IReadOnlyList<(string Link, HelpArticle Article, string Excerpt)> Found { get; private set; } = [];

    public async Task OnGetAsync(string? q, CancellationToken cancellationToken)
    {
        (Question, Rest, Indexed) = (Cut(q), "/search?q=" + Uri.EscapeDataString(Cut(q)), false);
        if (Question.Length == 0) return;
        var visitor = RateLimits.KeyOf(HttpContext.Connection.RemoteIpAddress);
        limits.Take("help-search", visitor, Searches);
        using (var session = store.Read())
        {
            var found = await articles.SearchAsync(session, Open, Language, Question, Most, cancellationToken);
            Found = [.. found.Select(a => (Link($"/a/{a.Id}?q={Uri.EscapeDataString(Question)}"), a, Excerpt(a)))];
        }

        if (Found.Count > 0 || Question.Length < 2) return;
        try
        {
            limits.Take("help-gap", visitor, Gaps);
        }
        catch (TooManyRefusal)
        {
            // Somebody types at random: the page answers all the same, and nothing is written down.
            return;
        }

        var missed = new MissedQuestion(Question, Open.Site.BrandId, Language, MissReason.Search);
        await store.WriteAsync(Scope.System(Open.Workspace), unit => knowledge.Missed(unit, missed), cancellationToken);
    }
}
