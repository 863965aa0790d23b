namespace Heed.Channels.Web.Public;

/// <summary>Chat widgets on web sites, for whoever opens inboxes (first run, sample company).</summary>
public interface IWebSites
{
    /// <summary>Gives an inbox its site, inside the unit that makes the inbox; an inbox that has one keeps it. The public site key.</summary>
    string Create(Unit unit, Guid inbox, NewWebSite site);

    /// <summary>The site key of an inbox; null when it has no site.</summary>
    Task<string?> KeyOfAsync(ReadSession session, WorkspaceId workspace, Guid inbox, CancellationToken cancellationToken);
}
