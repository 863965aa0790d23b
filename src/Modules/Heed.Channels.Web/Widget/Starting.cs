using Heed.Channels.Web.Identity;
using Heed.Channels.Web.Sites;
using Heed.Channels.Web.Visitors;
using Heed.Platform.Ledger;

namespace Heed.Channels.Web.Widget;

/// <summary>Opens a visitor's session: who is it, may it be here, what does it see.</summary>
internal sealed class Starting(
    SiteDirectory sites, IInboxes inboxes, VisitorTokens tokens, VisitorResolver visitors, VisitorContacts contacts, IdentityProof proof, IBlocks blocks,
    WidgetViews views, PreChat preChat, IEnumerable<IFirstResponder> responders, WidgetLimits limits, LedgerBook book, IStore store, TimeProvider time)
{
    public const int PageSize = 50;
    private const int MaxLanguage = 20;

    public async Task<StartAnswer> StartAsync(StartRequest body, HttpContext context, CancellationToken cancellationToken)
    {
        limits.Start(context);
        var site = await sites.ByKeyAsync(body.SiteKey, cancellationToken) ?? throw WidgetRefusal.SiteNotFound();
        if (!SiteDirectory.Allows(site, context.Request)) throw WidgetRefusal.OriginNotAllowed();
        var language = body.Language is { Length: > 0 and <= MaxLanguage } given && given.All(c => char.IsAsciiLetterOrDigit(c) || c == '-') ? given : null;
        var (inbox, earlier) = await AdmitAsync(body, site, context, cancellationToken);
        var token = await IdentifyAsync(body, site, earlier, language, cancellationToken);
        return await AnswerAsync(site, inbox, token, language, context, cancellationToken);
    }

    /// <summary>Whether this network and this browser may be here at all.</summary>
    private async Task<(InboxRow Inbox, VisitorToken? Earlier)> AdmitAsync(StartRequest body, Site site, HttpContext context, CancellationToken cancellationToken)
    {
        using var session = store.Read();
        var inbox = await inboxes.FindAsync(session, site.Workspace, site.Inbox, cancellationToken);
        if (inbox is null or { Archived: true }) throw WidgetRefusal.SiteNotFound();
        VisitorToken? earlier = null;
        CustomerRow? customer = null;
        if (!string.IsNullOrEmpty(body.Token))
        {
            if (!tokens.TryRead(body.Token, out earlier) || earlier.Workspace != site.Workspace || earlier.Inbox != site.Inbox) throw VisitorResolver.Invalid();
            customer = await visitors.CustomerAsync(session, earlier, cancellationToken);
        }

        var ip = context.Connection.RemoteIpAddress?.ToString();
        if (await blocks.IsBlockedAsync(session, site.Workspace, customer?.Id, null, ip, cancellationToken)) throw WidgetRefusal.Blocked();
        return (inbox, earlier);
    }

    private async Task<VisitorToken> IdentifyAsync(StartRequest body, Site site, VisitorToken? earlier, string? language, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        if (!string.IsNullOrEmpty(body.Identity))
        {
            var proven = await proof.CheckAsync(site, body.Identity, cancellationToken);
            var customer = await contacts.ProveAsync(earlier, site, proven, language, cancellationToken);
            var browser = earlier is { Customer: { } before } && before == customer ? earlier.Visitor : Ids.New(now);
            return new VisitorToken(site.Workspace, site.Inbox, browser, customer, now, now + VisitorTokens.ProvenFor);
        }

        // What was proven holds as long as it was given for; only a new proof renews it.
        if (earlier is { Customer: not null }) return earlier;
        if (site.IdentityRequired) throw WidgetRefusal.IdentityRequired();
        return new VisitorToken(site.Workspace, site.Inbox, earlier?.Visitor ?? Ids.New(now), null, now, now + VisitorTokens.AnonymousFor);
    }

    private async Task<StartAnswer> AnswerAsync(Site site, InboxRow inbox, VisitorToken token, string? language, HttpContext context, CancellationToken cancellationToken)
    {
        // The cursor first: what changes while the rest is read comes again as a frame, never not at all.
        var (head, _) = await book.HeadAsync(site.Workspace, cancellationToken);
        using var session = store.Read();
        var customer = await visitors.CustomerAsync(session, token, cancellationToken);
        if (customer is not null && await blocks.IsBlockedAsync(session, site.Workspace, customer.Id, customer.Email, null, cancellationToken)) throw WidgetRefusal.Blocked();
        var conversation = await views.CurrentAsync(session, site, customer?.Id, cancellationToken);
        var messages = conversation is null ? [] : await views.MessagesAsync(session, site.Workspace, conversation.Id, null, null, PageSize, cancellationToken);
        var shown = new VisitorSession(site, token, customer);
        return new StartAnswer(
            tokens.Issue(token), token.Expires, new StartCustomer(shown.PublicId, customer?.Name, token.Customer is not null),
            await SiteAsync(session, site, inbox, shown, language ?? Preferred(context), cancellationToken), conversation, messages, head.ToString());
    }

    private async Task<StartSite> SiteAsync(ReadSession session, Site site, InboxRow inbox, VisitorSession visitor, string? preferred, CancellationToken cancellationToken)
    {
        var language = site.LanguageFor(preferred);
        var open = await inboxes.IsOpenAsync(session, inbox, time.GetUtcNow(), cancellationToken);
        var privacy = !site.HasPrivacy ? null : new StartPrivacy(
            site.PrivacyVersion, site.PrivacyText.In(language), site.PrivacyUrl, site.PrivacyRequired,
            await Consents.GivenAsync(session, site, visitor.Customer?.Id, cancellationToken));
        BotWelcome? welcome = null;
        foreach (var responder in responders) welcome ??= await responder.WelcomeAsync(session, inbox, language, cancellationToken);
        return new StartSite(
            site.Title, site.Color, site.Position, language, welcome?.Text ?? inbox.Greeting?.In(language), open,
            open ? null : inbox.Away?.In(language), await preChat.FormAsync(session, site, visitor.Token.Customer is not null, cancellationToken), privacy, site.Rating)
        { Parts = welcome is null ? null : new MessageParts { Choices = welcome.Choices }.Bounded() };
    }

    private static string? Preferred(HttpContext context)
    {
        var header = context.Request.Headers.AcceptLanguage.ToString();
        return header.Length == 0 ? null : header.Split(',', ';')[0].Trim();
    }
}
