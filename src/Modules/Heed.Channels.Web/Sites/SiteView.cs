namespace Heed.Channels.Web.Sites;

/// <summary>A site's settings, as the console shows them. <c>id</c> is the inbox's.</summary>
internal sealed record SiteView(
    Guid Id, long Version, DateTimeOffset CreatedAt, string SiteKey, string Title, string Color, SitePosition Position, string Languages,
    IReadOnlyList<string> AllowedOrigins, PreChatSettings PreChat, PrivacySettings Privacy, RatingSettings Rating, bool IdentityRequired, string Snippet)
{
    /// <param name="host">Scheme and host under which browsers reach Heed.</param>
    public static SiteView Of(Site s, string host) => new(
        s.Inbox, s.Version, s.CreatedAt, s.SiteKey, s.Title, s.Color, s.Position, s.Languages, s.Origins(), new(s.PreChat, s.Fields()),
        new(s.PrivacyVersion, s.PrivacyRequired, s.PrivacyText, s.PrivacyUrl), new(s.Rating), s.IdentityRequired,
        $"""<script async src="{host}/w.js" data-key="{s.SiteKey}"></script>""");
}

/// <summary>The form before the first message.</summary>
internal sealed record PreChatSettings(bool Enabled, IReadOnlyList<PreChatField> Fields);

/// <summary>The privacy notice; its version is Heed's to count.</summary>
internal sealed record PrivacySettings(int Version, bool Required, LocalText Text, string? Url = null);

/// <summary>Whether customers are asked for a rating.</summary>
internal sealed record RatingSettings(bool Enabled);
