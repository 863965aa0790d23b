using Heed.Channels.Web.Public;

namespace Heed.Channels.Web.Sites;

/// <summary>Serves inboxes of channel web: each gets its site in the unit that makes it.</summary>
internal sealed class SiteOpening(IWebSites sites) : IInboxOpening, IChannelKind
{
    public string Channel => SiteWriter.Channel;

    public void Open(Unit unit, InboxRow inbox)
    {
        if (inbox.Channel == SiteWriter.Channel) sites.Create(unit, inbox.Id, new NewWebSite(inbox.Name));
    }
}
