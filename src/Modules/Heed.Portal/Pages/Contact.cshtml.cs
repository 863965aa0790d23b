using Heed.Conversations.Public;
using Heed.Knowledge.Public;
using Heed.Platform.Web;
using Heed.Portal.Contacts;
using Heed.Portal.Sites;
using Microsoft.AspNetCore.Mvc;

namespace Heed.Portal.Pages;

/// <summary>The way to a person, with what was looked for and read: a form that needs no script, and the chat where there is one.</summary>
internal sealed class ContactModel(HelpSites sites, IStore store, SiteShelf articles, ContactDesk desk, IInboxes inboxes, RateLimits limits, TimeProvider time) : HelpPage(sites)
{
    private static readonly RateRule Messages = RateRule.Per(5, TimeSpan.FromMinutes(30));

    public IReadOnlyList<(string Link, HelpArticle Article, string Excerpt)> Near { get; private set; } = [];

    /// <summary>The article that was read before.</summary>
    public HelpArticle? Read { get; private set; }

    /// <summary>Whether somebody here takes what is written.</summary>
    public bool TakesWords { get; private set; }

    public bool Sent { get; private set; }

    /// <summary>When people are back; null when they are here.</summary>
    public string? Back { get; private set; }

    public ContactForm Form { get; private set; } = new();

    /// <summary>Keys of what is wrong, by field.</summary>
    public IReadOnlyDictionary<string, string> Problems { get; private set; } = new Dictionary<string, string>();

    /// <summary>A mail with subject and beginning (RFC 6068).</summary>
    public string MailLink => Question.Length == 0
        ? "mailto:" + Open.Site.ContactEmail
        : $"mailto:{Open.Site.ContactEmail}?subject={Uri.EscapeDataString(T.Format("contact.subject", Question))}&body={Uri.EscapeDataString(T.Format("contact.body", Question))}";

    protected override bool UsesPolicy => false;

    public async Task<IActionResult> OnGetAsync(string? q, Guid? article, bool? sent, CancellationToken cancellationToken)
    {
        if (!Open.Site.Contact) return NotFound();
        Sent = sent is true;
        Form = new ContactForm { Question = Cut(q), Article = article, Once = Guid.CreateVersion7() };
        await ShowAsync(cancellationToken);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync([FromForm] ContactForm form, CancellationToken cancellationToken)
    {
        if (!Open.Site.Contact) return NotFound();
        Form = form;
        var inbox = await ShowAsync(cancellationToken);
        if (inbox is null) return Missing();
        // What only a machine fills in: it is told that all went well, and nobody is bothered.
        if (!string.IsNullOrEmpty(form.Website)) return Redirect(Link("/contact?sent=true"));
        Problems = form.Problems();
        if (Problems.Count == 0)
        {
            try
            {
                limits.Take("help-contact", RateLimits.KeyOf(HttpContext.Connection.RemoteIpAddress), Messages);
            }
            catch (TooManyRefusal)
            {
                Problems = new Dictionary<string, string> { ["form"] = "contact.many" };
            }
        }

        if (Problems.Count > 0)
        {
            // What was written stays where it is.
            Response.StatusCode = Problems.ContainsKey("form") ? 429 : 400;
            return Page();
        }

        await desk.SendAsync(Open, inbox, form, Language, HttpContext.Connection.RemoteIpAddress?.ToString(), cancellationToken);
        return Redirect(Link("/contact?sent=true"));
    }

    private async Task<InboxRow?> ShowAsync(CancellationToken cancellationToken)
    {
        (Question, Rest, Indexed) = (Cut(Form.Question), "/contact", false);
        using var session = store.Read();
        var inbox = await desk.InboxAsync(session, Open, cancellationToken);
        TakesWords = inbox is not null;
        if (Sent && inbox is not null)
        {
            var now = time.GetUtcNow();
            var (at, zone) = await inboxes.NextOpenAsync(session, inbox, now, cancellationToken);
            Back = at is { } next && next > now ? TimeZoneInfo.ConvertTime(next, zone).ToString("yyyy-MM-dd HH:mm", System.Globalization.CultureInfo.InvariantCulture) : null;
        }

        if (Form.Article is { } read) Read = await articles.FindAsync(session, Open, Language, read, cancellationToken);
        if (Question.Length == 0 || Sent) return inbox;
        var found = await articles.SearchAsync(session, Open, Language, Question, 3, cancellationToken);
        Near = [.. found.Where(a => a.Id != Form.Article).Take(2).Select(a => (Link($"/a/{a.Id}?q={Uri.EscapeDataString(Question)}"), a, Excerpt(a, 90)))];
        return inbox;
    }
}
