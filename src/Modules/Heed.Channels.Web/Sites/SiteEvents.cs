namespace Heed.Channels.Web.Sites;

/// <summary>Events of sites; their id is the inbox's.</summary>
internal static class SiteEvents
{
    public const string Kind = "webSite";

    public static LedgerEvent Created(Guid inbox) => new("webSite.created", Kind, inbox, 1);

    public static LedgerEvent Changed(Guid inbox, long version) => new("webSite.changed", Kind, inbox, version);
}
