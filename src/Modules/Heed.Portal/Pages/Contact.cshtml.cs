using Heed.Knowledge.Public;
using Heed.Portal.Sites;

namespace Heed.Portal.Pages;

/// <summary>The way to a person, with what was looked for: by chat, or by a mail that is begun already and needs no script.</summary>
internal sealed class ContactModel(HelpSites sites, IStore store, IHelpArticles articles) : HelpPage(sites)
{
    public IReadOnlyList<(string Link, HelpArticle Article, string Excerpt)> Near { get; private set; } = [];

    /// <summary>A mail with subject and beginning (RFC 6068).</summary>
    public string MailLink => Question.Length == 0
        ? "mailto:" + Open.Site.ContactEmail
        : $"mailto:{Open.Site.ContactEmail}?subject={Uri.EscapeDataString(T.Format("contact.subject", Question))}&body={Uri.EscapeDataString(T.Format("contact.body", Question))}";

    protected override bool UsesPolicy => false;

    public async Task OnGetAsync(string? q, CancellationToken cancellationToken)
    {
        (Question, Rest, Indexed) = (Cut(q), "/contact", false);
        if (Question.Length == 0) return;
        using var session = store.Read();
        var found = await articles.SearchAsync(session, Open.Workspace, Open.Site.BrandId, Language, Question, 2, cancellationToken);
        Near = [.. found.Select(a => (Link($"/a/{a.Id}?q={Uri.EscapeDataString(Question)}"), a, Excerpt(a, 90)))];
    }
}
