namespace Heed.Portal.Sites;

/// <summary>A link at the foot of the help centre.</summary>
internal sealed record HelpLink(string Title, string Url);
