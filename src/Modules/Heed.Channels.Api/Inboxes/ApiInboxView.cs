namespace Heed.Channels.Api.Inboxes;

/// <summary>The settings of an inbox of channel api. Token and secret are shown by the answers that make them, and never again.</summary>
/// <param name="Id">Id of the inbox.</param>
/// <param name="WebhookUrl">Where answers are posted; null when the other system asks for them.</param>
/// <param name="TokenPrefix">Beginning of the token; null before the first is made.</param>
/// <param name="OldTokenUntil">Until when the token before works too.</param>
/// <param name="FailingSince">Answers have not been taken since; null while all is well.</param>
internal sealed record ApiInboxView(
    Guid Id, long Version, string? WebhookUrl, string? TokenPrefix, DateTimeOffset? TokenAt, DateTimeOffset? OldTokenUntil, DateTimeOffset? SecretAt, DateTimeOffset? FailingSince)
{
    public static ApiInboxView Of(ApiInbox a) => new(a.Inbox, a.Version, a.WebhookUrl, a.TokenPrefix, a.TokenAt, a.OldUntil, a.SecretAt, a.FailingSince);
}
