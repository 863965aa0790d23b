namespace Heed.Channels.Web.Visitors;

/// <summary>A "no" that only the widget's side of Heed says.</summary>
internal sealed class WidgetRefusal : Refusal
{
    private readonly IReadOnlyDictionary<string, object?>? _extras;

    private WidgetRefusal(int status, string code, string detail, IReadOnlyDictionary<string, object?>? extras = null)
        : base(status, code, detail) => _extras = extras;

    public override IReadOnlyDictionary<string, object?> Extras => _extras ?? base.Extras;

    public static WidgetRefusal SiteNotFound() => new(404, "siteNotFound", "There is no site with this key.");

    public static WidgetRefusal OriginNotAllowed() => new(403, "originNotAllowed", "Pages of this origin may not show this site's chat. Add the origin in the inbox's settings.");

    /// <summary>403 and not 401: the visitor's own token stays good.</summary>
    public static WidgetRefusal IdentityInvalid(string why) => new(403, "identityInvalid", $"The signed identity was not accepted. {why}");

    public static WidgetRefusal IdentityRequired() => new(403, "identityRequired", "This site's chat is for signed-in customers: send a signed identity.");

    public static WidgetRefusal Blocked() => new(403, "blocked", "The chat is not available.");

    public static WidgetRefusal ConsentRequired(int version) =>
        new(409, "consentRequired", "Consent to the privacy notice comes first.", new Dictionary<string, object?> { ["version"] = version });

    public static WidgetRefusal RatingClosed() => new(409, "ratingClosed", "There is nothing to rate at the moment.");
}
