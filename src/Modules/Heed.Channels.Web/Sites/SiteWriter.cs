using Heed.Accounts.Public;
using Heed.Channels.Web.Public;
using Microsoft.EntityFrameworkCore;

namespace Heed.Channels.Web.Sites;

/// <summary>Makes sites and changes their settings.</summary>
internal sealed class SiteWriter(IStore store, IInboxes inboxes, SiteDirectory directory, IAudit audit) : IWebSites
{
    public const string Channel = "web";
    public const string Manage = ConversationPermissions.ManageInboxes;

    public string Create(Unit unit, Guid inbox, NewWebSite site)
    {
        if (unit.First($"select site_key from web_sites where workspace = {unit.Workspace} and inbox = {inbox}", r => r.Text(0)) is { } known) return known;
        var origins = (site.AllowedOrigins ?? []).Select(o => Origins.TryNormal(o, out var normal) ? normal : throw new ArgumentException($"'{o}' is no origin.", nameof(site)));
        var made = new Site
        {
            Workspace = unit.Workspace,
            Inbox = inbox,
            SiteKey = SiteDirectory.NewKey(),
            Title = Cut(site.Title),
            Color = site.Color,
            AllowedOrigins = JsonSerializer.Serialize(origins),
            CreatedAt = unit.Now,
        };
        unit.Db.Add(made);
        unit.Db.Add(NoticeOf(made, unit.Now));
        unit.Append(SiteEvents.Created(inbox));
        return made.SiteKey;
    }

    public Task<string?> KeyOfAsync(ReadSession session, WorkspaceId workspace, Guid inbox, CancellationToken cancellationToken) =>
        session.FirstAsync($"select site_key from web_sites where workspace = {workspace} and inbox = {inbox}", r => (string?)r.Text(0), cancellationToken);

    /// <summary>The inbox and its site, as far as the scope may see the inbox. An inbox made without one gets it now.</summary>
    /// <exception cref="NotFoundRefusal">No such inbox of channel web within reach.</exception>
    public async Task<(InboxRow Inbox, Site Site)> GetAsync(Scope scope, Guid inbox, CancellationToken cancellationToken)
    {
        InboxRow row;
        using (var session = store.Read())
        {
            row = await inboxes.GetAsync(session, scope, inbox, cancellationToken);
            if (row.Channel != Channel) throw new NotFoundRefusal();
            if (await FindAsync(session, scope.Workspace, inbox, cancellationToken) is { } found) return (row, found);
        }

        await EnsureAsync(row, cancellationToken);
        using var again = store.Read();
        return (row, await FindAsync(again, scope.Workspace, inbox, cancellationToken) ?? throw new NotFoundRefusal());
    }

    /// <summary>Gives an inbox a site with plain settings, unless it has one.</summary>
    public async Task EnsureAsync(InboxRow inbox, CancellationToken cancellationToken)
    {
        await store.WriteAsync(Scope.System(inbox.Workspace), unit => { Create(unit, inbox.Id, new NewWebSite(inbox.Name)); }, cancellationToken);
        directory.Changed();
    }

    /// <summary>Replaces the settings.</summary>
    public async Task ReplaceAsync(Scope scope, Guid inbox, SiteSettings settings, long? expected, CancellationToken cancellationToken)
    {
        await store.WriteAsync(
            scope,
            unit =>
            {
                Replace(unit, inbox, settings, expected);
                audit.Write(unit, scope, "webSite.changed", "webSite", inbox);
            },
            cancellationToken);
        directory.Changed();
    }

    private static void Replace(Unit unit, Guid inbox, SiteSettings settings, long? expected)
    {
        var site = unit.Db.Set<Site>().FirstOrDefault(s => s.Workspace == unit.Workspace && s.Inbox == inbox) ?? throw new NotFoundRefusal();
        Versions.Require(expected, site.Version);
        var notice = (site.PrivacyZh, site.PrivacyEn, site.PrivacyUrl);
        settings.Apply(site);
        if (notice != (site.PrivacyZh, site.PrivacyEn, site.PrivacyUrl))
        {
            site.PrivacyVersion++;
            unit.Db.Add(NoticeOf(site, unit.Now));
        }

        site.Version++;
        unit.Append(SiteEvents.Changed(inbox, site.Version));
    }

    private static Task<Site?> FindAsync(ReadSession session, WorkspaceId workspace, Guid inbox, CancellationToken cancellationToken) =>
        session.Db.Set<Site>().FirstOrDefaultAsync(s => s.Workspace == workspace && s.Inbox == inbox, cancellationToken);

    private static PrivacyNotice NoticeOf(Site site, DateTimeOffset now) => new()
    {
        Workspace = site.Workspace,
        Inbox = site.Inbox,
        Version = site.PrivacyVersion,
        TextZh = site.PrivacyZh,
        TextEn = site.PrivacyEn,
        Url = site.PrivacyUrl,
        At = now,
    };

    private static string Cut(string title) => title.Length <= Site.MaxTitle ? title : title[..Site.MaxTitle];
}
