using System.Text.Json;
using Heed.Platform.Ledger;
using Heed.Platform.Live;
using Heed.Platform.Web;
using Heed.Webhooks.Hooks;

namespace Heed.Webhooks.Deliveries;

/// <summary>Renders an event from current rows, through the webhook's own scope: what was erased meanwhile is not told.</summary>
internal sealed class EventBody(IStore store, LedgerBook book, IEnumerable<ILiveSource> sources)
{
    private readonly Lazy<Dictionary<string, ILiveSource>> _sources = new(() => sources.ToDictionary(s => s.Kind));

    /// <summary>The body; null when there is nothing to tell any more, with the reason.</summary>
    public async Task<(byte[]? Json, string? Reason)> RenderAsync(Webhook webhook, DeliveryRow delivery, CancellationToken cancellationToken)
    {
        if (delivery.Event == EventTypes.Test) return (Write(webhook, delivery, delivery.CreatedAt, null, null), null);
        var row = (await book.AfterAsync(webhook.Workspace, delivery.Seq - 1, 1, cancellationToken)).Find(r => r.Seq == delivery.Seq);
        if (row is null) return (null, "expired");
        using var session = store.Read();
        var source = _sources.Value[row.Kind];
        var entity = (await source.LoadAsync(session, webhook.Workspace, [row.Entity], cancellationToken)).GetValueOrDefault(row.Entity);
        if (entity is not null && !source.Shows(WebhookAccess.ScopeOf(webhook), entity)) return (null, "outOfSight");
        return (Write(webhook, delivery, row.At, row, entity), null);
    }

    private static byte[] Write(Webhook webhook, DeliveryRow delivery, DateTimeOffset at, LedgerRow? row, LiveEntity? entity)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { Encoder = HeedJson.Options.Encoder }))
        {
            json.WriteStartObject();
            json.WriteString("type", delivery.Event);
            json.WriteString("timestamp", at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", System.Globalization.CultureInfo.InvariantCulture));
            json.WriteNumber("workspace", webhook.Workspace.Value);
            json.WriteNumber("seq", delivery.Seq);
            if (row is not null)
            {
                json.WriteString("kind", row.Kind);
                json.WriteString("id", row.Entity);
                json.WriteStartObject("actor");
                json.WriteString("kind", JsonNamingPolicy.CamelCase.ConvertName(row.Actor.Kind.ToString()));
                if (row.Actor.Id is { } actor) json.WriteString("id", actor);
                else json.WriteNull("id");
                json.WriteEndObject();
            }

            json.WritePropertyName("data");
            if (entity is null) json.WriteNullValue();
            else json.WriteRawValue(entity.Json, skipInputValidation: true);
            json.WriteEndObject();
        }

        return buffer.ToArray();
    }
}
