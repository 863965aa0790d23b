using Heed.Knowledge.Public;
using Heed.Platform.Web;
using Heed.Portal.Sites;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

namespace Heed.Portal.Pages;

/// <summary>An article, what people ask next, and whether it helped.</summary>
internal sealed class ArticleModel(HelpSites sites, IStore store, SiteShelf articles, IKnowledge knowledge, RateLimits limits) : HelpPage(sites)
{
    private const int MaxComment = 500;
    private static readonly RateRule OncePerHour = RateRule.Per(1, TimeSpan.FromHours(1)), Comments = RateRule.Per(6, TimeSpan.FromHours(1));

    public HelpArticle? Article { get; private set; }

    public HelpCategory? Category { get; private set; }

    /// <summary>Links of what is asked next; without an address where only words are offered.</summary>
    public IReadOnlyList<(string? Link, string Title)> Related { get; private set; } = [];

    /// <summary><c>yes</c> or <c>no</c> after a vote.</summary>
    public string? Voted { get; private set; }

    protected override Guid? Reading => Article?.Id;

    public async Task<IActionResult> OnGetAsync(Guid id, string? q, string? voted, CancellationToken cancellationToken)
    {
        if (!await LoadAsync(id, q, cancellationToken)) return Missing();
        Voted = voted is "yes" or "no" ? voted : null;
        // One view an hour and visitor counts: reading again is not asking again.
        if (Voted is null && Take("help-view", id, OncePerHour)) await store.WriteAsync(Scope.System(Open.Workspace), unit => knowledge.Used(unit, id, KnowledgeUse.Shown), cancellationToken);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid id, [FromForm] string? helpful, [FromForm] string? comment, [FromForm] string? q, CancellationToken cancellationToken)
    {
        if (!await LoadAsync(id, q, cancellationToken)) return Missing();
        var words = new string([.. (comment ?? "").Where(c => !char.IsControl(c)).Take(MaxComment)]).Trim();
        if (helpful is "yes" or "no" && Take("help-vote", id, OncePerHour)) await store.WriteAsync(Scope.System(Open.Workspace), unit => knowledge.Used(unit, id, helpful == "yes" ? KnowledgeUse.HelpfulYes : KnowledgeUse.HelpfulNo), cancellationToken);
        if (helpful == "more" && words.Length > 1 && Take("help-comment", null, Comments))
        {
            // What was missing is a question the article does not answer: it goes where such questions are gathered.
            var missed = new MissedQuestion(words, Open.Site.BrandId, Language, MissReason.NotSolved, Entry: id);
            await store.WriteAsync(Scope.System(Open.Workspace), unit => knowledge.Missed(unit, missed), cancellationToken);
        }

        // After a POST comes a GET, so that reloading votes no second time.
        var question = Question.Length > 0 ? "&q=" + Uri.EscapeDataString(Question) : "";
        return Redirect($"{Link($"/a/{id}")}?voted={(helpful == "no" ? "no" : "yes")}{question}");
    }

    private async Task<bool> LoadAsync(Guid id, string? q, CancellationToken cancellationToken)
    {
        Question = Cut(q);
        using var session = store.Read();
        if (await articles.FindAsync(session, Open, Language, id, cancellationToken) is not { } article) return false;
        (Article, Rest, Description) = (article, "/a/" + id, Excerpt(article));
        Languages = [.. Open.Site.Languages.Where(l => article.Languages.Contains(l))];
        // A translation that is missing is another language's page: search engines get that one.
        Indexed = article.Language == Language;
        Category = (await articles.TopicsAsync(session, Open, Language, cancellationToken)).FirstOrDefault(c => c.Id == article.Category);
        var related = new List<(string?, string)>();
        foreach (var next in article.Related)
        {
            if (next.Kind == RelatedKind.Text) related.Add((null, next.Title));
            else if (next.Kind == RelatedKind.Link && Uri.TryCreate(next.Target, UriKind.Absolute, out var uri) && uri.Scheme == "https") related.Add((uri.AbsoluteUri, next.Title));
            else if (next.Kind == RelatedKind.Entry && next.Entry is { } entry && await articles.FindAsync(session, Open, Language, entry, cancellationToken) is { } other) related.Add((Link("/a/" + entry), other.Title));
        }

        Related = related;
        return true;
    }

    private bool Take(string name, Guid? article, RateRule rule)
    {
        try
        {
            limits.Take(name, $"{RateLimits.KeyOf(HttpContext.Connection.RemoteIpAddress)}/{article:N}", rule);
            return true;
        }
        catch (TooManyRefusal)
        {
            // It was counted already; the visitor sees the same page.
            return false;
        }
    }
}
