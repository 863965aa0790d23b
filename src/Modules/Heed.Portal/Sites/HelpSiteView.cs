using System.Text.Json;

namespace Heed.Portal.Sites;

/// <summary>The help centre of a brand.</summary>
/// <param name="Slug">It stands at <c>/help/SLUG</c>.</param>
/// <param name="Host">A host name of its own, pointed at this server; null for none.</param>
/// <param name="Languages">The first is the default.</param>
/// <param name="Color">Its own colour; null takes the brand's.</param>
/// <param name="LogoUrl">The picture in its head; null for none.</param>
/// <param name="HiddenTopics">Topics that are not shown, each with all below it.</param>
/// <param name="Contact">Whether there is a page "contact us".</param>
/// <param name="ChatKey">Public key of the chat that "contact us" opens.</param>
internal sealed record HelpSiteView(
    Guid BrandId, long Version, bool Enabled, string Slug, string? Host, string Title, IReadOnlyList<string> Languages, string? Color, string? LogoUrl, IReadOnlyList<Guid> HiddenTopics, bool Contact,
    string? ContactEmail, string? ChatKey, IReadOnlyList<HelpLink> Links)
{
    public static HelpSiteView Of(HelpSite s) => new(
        s.Brand, s.Version, s.Enabled, s.Slug, s.Host, s.Title, JsonSerializer.Deserialize<List<string>>(s.Languages)!, s.Color, s.LogoSha is { } sha ? $"/help-assets/logo/{s.Workspace}/{s.Brand:N}/{sha[..12]}" : null,
        JsonSerializer.Deserialize<List<Guid>>(s.HiddenTopics)!, s.Contact, s.ContactEmail, s.ChatKey, JsonSerializer.Deserialize<List<HelpLink>>(s.Links)!);
}
