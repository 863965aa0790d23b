namespace Heed.Channels.Web.Sites;

/// <summary>The corner where the widget sits. The numbers are stored.</summary>
internal enum SitePosition
{
    Right = 0,
    Left = 1,
}
