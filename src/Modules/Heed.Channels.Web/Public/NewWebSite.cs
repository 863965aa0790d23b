namespace Heed.Channels.Web.Public;

/// <summary>A site to make. Where origins are not given, only pages of Heed's own host may show the widget.</summary>
/// <param name="Title">What the widget's head says; at most 60 characters.</param>
/// <param name="Color"><c>#rrggbb</c>.</param>
/// <param name="AllowedOrigins">Scheme, host and port of each web site, or <c>https://*.example.com</c>.</param>
public sealed record NewWebSite(string Title, string Color = NewWebSite.DefaultColor, IReadOnlyList<string>? AllowedOrigins = null)
{
    /// <summary>The colour of Heed itself.</summary>
    public const string DefaultColor = "#3451d1";
}
