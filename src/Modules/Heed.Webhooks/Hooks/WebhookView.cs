using System.Text.Json;

namespace Heed.Webhooks.Hooks;

/// <summary>A webhook as the API shows it. Its secret is shown by the answer that makes it, and never again.</summary>
internal sealed record WebhookView(
    Guid Id, long Version, DateTimeOffset CreatedAt, string Name, string Description, string Url, IReadOnlyList<string>? Events, IReadOnlyList<Guid>? BrandIds, bool Enabled,
    Pause Pause, DateTimeOffset? FailingSince, DateTimeOffset? RotatingUntil, Guid? CreatedBy)
{
    public static WebhookView Of(Webhook w) => new(
        w.Id, w.Version, w.CreatedAt, w.Name, w.Description, w.Url, EventsOf(w),
        BrandsOf(w), w.Enabled, w.Pause, w.FailingSince, w.RotatingUntil, w.CreatedBy);

    public static IReadOnlyList<string>? EventsOf(Webhook w) => w.Events is null ? null : JsonSerializer.Deserialize<List<string>>(w.Events);

    public static IReadOnlyList<Guid>? BrandsOf(Webhook w) => w.Brands is null ? null : JsonSerializer.Deserialize<List<Guid>>(w.Brands);
}
