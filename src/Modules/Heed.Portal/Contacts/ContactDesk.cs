using Heed.Conversations.Public;
using Heed.Customers.Public;
using Heed.Knowledge.Public;
using Heed.Portal.Pages;
using Heed.Portal.Sites;

namespace Heed.Portal.Contacts;

/// <summary>
/// Makes a conversation of what was written on the contact page. It stands in the brand's mailbox, where an answer is a mail, else in its web inbox. What the
/// form says of a person is a claim: its customer is nobody proven, and no bot answers where nobody watches.
/// </summary>
internal sealed class ContactDesk(IStore store, IInboxes inboxes, ICustomers customers, IConversations conversations, SiteShelf articles)
{
    /// <summary>Channel of the identities of those who write here.</summary>
    private const string Channel = "helpCentre";
    private const int MaxSubject = 120;

    /// <summary>Where it would go: the oldest mailbox of the brand, else its oldest web inbox; null when it has neither.</summary>
    public async Task<InboxRow?> InboxAsync(ReadSession session, OpenSite site, CancellationToken cancellationToken)
    {
        var id = await session.FirstAsync(
            $"""
            select id from conversations_inboxes
            where workspace = {site.Workspace} and brand = {site.Site.BrandId} and archived = {false} and channel in ({"email"}, {"web"})
            order by channel, created_at, id limit 1
            """,
            r => (Guid?)r.Id(0), cancellationToken);
        return id is { } inbox ? await inboxes.FindAsync(session, site.Workspace, inbox, cancellationToken) : null;
    }

    /// <summary>Takes it in; the same form sent again changes nothing.</summary>
    public async Task SendAsync(OpenSite site, InboxRow inbox, ContactForm form, string language, string? address, CancellationToken cancellationToken)
    {
        var (email, name) = (form.Email!.Trim(), Plain(form.Name, ContactForm.MaxName));
        var customer = await store.WriteAsync(
            Scope.System(site.Workspace),
            unit => customers.EnsureIdentity(unit, Channel, $"{site.Site.BrandId:N}:{email.ToLowerInvariant()}", verified: false, name, email, phone: null, language, site.Site.BrandId, out _),
            cancellationToken);
        var once = form.Once is { } given && given != default ? given : Guid.CreateVersion7();
        var message = new InboundMessage(
            inbox.Id, Ids.FromParts("contact", site.Site.BrandId.ToString("N"), email.ToLowerInvariant(), once.ToString("N")), customer,
            await WordsAsync(site, form, language, cancellationToken), [], language)
        { Silent = true, Subject = Subject(form) };
        await conversations.ReceiveAsync(new Scope(site.Workspace, Actor.Customer(customer)) { Customer = customer, Address = address }, message, null, cancellationToken);
    }

    /// <summary>The visitor's words, and below them what they looked for and read, so that nobody has to ask.</summary>
    private async Task<string> WordsAsync(OpenSite site, ContactForm form, string language, CancellationToken cancellationToken)
    {
        var texts = HelpTexts.In(language);
        var words = new List<string> { Plain(form.Text, ContactForm.MaxText, lines: true)! };
        if (Plain(form.Question, HelpPage.MaxSearch) is { } searched) words.Add(texts.Format("contact.searched", searched));
        if (form.Article is { } read)
        {
            using var session = store.Read();
            if (await articles.FindAsync(session, site, language, read, cancellationToken) is { } article) words.Add(texts.Format("contact.read", article.Title));
        }

        return words.Count == 1 ? words[0] : $"{words[0]}\n\n{string.Join('\n', words.Skip(1))}";
    }

    private static string Subject(ContactForm form)
    {
        var line = Plain(form.Question, MaxSubject) ?? Plain(form.Text, MaxSubject)!;
        return line.Length < MaxSubject ? line : line + "…";
    }

    private static string? Plain(string? text, int length, bool lines = false)
    {
        var plain = new string([.. (text ?? "").ReplaceLineEndings("\n").Select(c => c == '\n' && !lines ? ' ' : c).Where(c => !char.IsControl(c) || c == '\n').Take(length)]).Trim();
        if (plain.Length > 0 && char.IsHighSurrogate(plain[^1])) plain = plain[..^1];
        return plain.Length == 0 ? null : plain;
    }
}
