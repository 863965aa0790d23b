using System.Text.RegularExpressions;

namespace Heed.Channels.Web.Sites;

/// <summary>
/// A site's settings as they are put. Members that Heed sets itself (id, key, snippet, versions) may be sent back as
/// they were read and are not looked at.
/// </summary>
internal sealed partial record SiteSettings(
    string Title, string Color, SitePosition Position, string Languages, IReadOnlyList<string> AllowedOrigins, PreChatSettings PreChat,
    PrivacyChange Privacy, RatingSettings Rating, bool IdentityRequired,
    Guid? Id = null, long? Version = null, DateTimeOffset? CreatedAt = null, string? SiteKey = null, string? Snippet = null)
{
    private static readonly string[] BuiltIn = ["name", "email", "phone"];

    /// <exception cref="InvalidRefusal">One or more fields are wrong.</exception>
    public void Check(IReadOnlyList<AttributeRow> attributes)
    {
        var validate = new Validate()
            .Text(Title, "title", Site.MaxTitle)
            .That(ColorPattern().IsMatch(Color), "color", "notColor", "A colour looks like #3451d1.")
            .That(Languages is "auto" or "zh-CN" or "en", "languages", "unknown", "One of auto, zh-CN, en.")
            .That(AllowedOrigins.Count <= Site.MaxOrigins, "allowedOrigins", "tooMany", $"At most {Site.MaxOrigins}.")
            .That(PreChat.Fields.Count <= Site.MaxFields, "preChat.fields", "tooMany", $"At most {Site.MaxFields}.")
            .That(PreChat.Fields.DistinctBy(f => f.Key).Count() == PreChat.Fields.Count, "preChat.fields", "doubled", "Each field once.")
            .Text(Privacy.Text.ZhCn, "privacy.text.zh-CN", Site.MaxPrivacyText, required: false, multiline: true)
            .Text(Privacy.Text.En, "privacy.text.en", Site.MaxPrivacyText, required: false, multiline: true)
            .That(!Privacy.Required || Privacy.Text.ZhCn.Length + Privacy.Text.En.Length > 0, "privacy.text", "required", "Say what the customer consents to.")
            .That(Privacy.Url is null || IsWebAddress(Privacy.Url), "privacy.url", "notUrl", "An address that begins with https:// or http://.");
        for (var i = 0; i < AllowedOrigins.Count; i++)
        {
            validate.That(Origins.TryNormal(AllowedOrigins[i], out _), $"allowedOrigins[{i}]", "notOrigin", "An origin looks like https://shop.example.com or https://*.example.com.");
        }

        for (var i = 0; i < PreChat.Fields.Count; i++)
        {
            var key = PreChat.Fields[i].Key;
            validate.That(BuiltIn.Contains(key) || attributes.Any(a => a.Key == key), $"preChat.fields[{i}]", "unknown", "There is no such customer attribute.");
        }

        validate.Done();
    }

    public void Apply(Site site)
    {
        site.Title = Title.Trim();
        site.Color = Color.ToLowerInvariant();
        site.Position = Position;
        site.Languages = Languages;
        site.AllowedOrigins = JsonSerializer.Serialize(AllowedOrigins.Select(o => Origins.TryNormal(o, out var normal) ? normal : o).Distinct());
        site.PreChat = PreChat.Enabled;
        site.PreChatFields = JsonSerializer.Serialize(PreChat.Fields, HeedJson.Options);
        site.PrivacyRequired = Privacy.Required;
        site.PrivacyZh = Privacy.Text.ZhCn.Trim();
        site.PrivacyEn = Privacy.Text.En.Trim();
        site.PrivacyUrl = Privacy.Url;
        site.Rating = Rating.Enabled;
        site.IdentityRequired = IdentityRequired;
    }

    private static bool IsWebAddress(string url) =>
        url.Length <= Site.MaxUrl && Uri.TryCreate(url, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https";

    [GeneratedRegex("^#[0-9a-fA-F]{6}\\z", RegexOptions.NonBacktracking)]
    private static partial Regex ColorPattern();
}

/// <summary>The privacy notice to show; <c>version</c> is not looked at.</summary>
internal sealed record PrivacyChange(bool Required, LocalText Text, string? Url = null, int? Version = null);
