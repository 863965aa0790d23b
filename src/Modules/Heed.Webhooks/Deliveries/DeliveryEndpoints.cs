using Heed.Platform.Web;
using Heed.Webhooks.Hooks;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Heed.Webhooks.Deliveries;

/// <summary>The log of a webhook: what went, what waits, what was given up; and sending again.</summary>
internal static class DeliveryEndpoints
{
    private const int MaxReplay = 10_000;

    public static void Map(IEndpointRouteBuilder workspace)
    {
        var group = workspace.MapGroup("/webhooks").WithTags("Webhooks");
        group.MapGet("/health", HealthAsync).Needs(WebhookAccess.Manage).WithName("GetWebhookHealth").WithSummary("How the webhooks fare: what waits, what was given up, the last day's deliveries.");
        group.MapPost("/{id:guid}/test", TestAsync).Needs(WebhookAccess.Manage).WithName("TestWebhook").WithSummary("Queues a `webhook.test` event; the answer is its delivery.");
        group.MapGet("/{id:guid}/deliveries", ListAsync).Needs(WebhookAccess.Manage).WithName("ListDeliveries").WithSummary("Deliveries, newest first; by stage and type of event. Kept for 30 days.");
        group.MapGet("/{id:guid}/deliveries/{delivery:guid}", GetAsync).Needs(WebhookAccess.Manage).WithName("GetDelivery").WithSummary("A delivery with its attempts.");
        group.MapPost("/{id:guid}/deliveries/{delivery:guid}/replay", ReplayAsync).Needs(WebhookAccess.Manage).WithName("ReplayDelivery").WithSummary("Sends a delivery again, with the same id, as things are now.");
        group.MapPost("/{id:guid}/deliveries/replay", ReplayManyAsync).Needs(WebhookAccess.Manage).WithName("ReplayDeliveries").WithSummary("Sends all deliveries of a stage again that are not older than asked for; at most 10,000.");
    }

    private static async Task<Ok<Page<WebhookHealth>>> HealthAsync(Caller caller, DeliveryReads reads, CancellationToken cancellationToken) =>
        TypedResults.Ok(new Page<WebhookHealth>(await reads.HealthAsync(caller.Scope, cancellationToken), null));

    private static async Task<Created<DeliveryView>> TestAsync(Guid id, Caller caller, IStore store, DeliveryPump pump, HttpContext context, CancellationToken cancellationToken)
    {
        var view = await store.WriteAsync(
            caller.Scope,
            unit =>
            {
                if (!WebhookAccess.Get(unit, caller.Scope, id).Enabled) throw new ConflictRefusal("webhookOff", "The webhook is switched off. Switch it on first.");
                var delivery = new Delivery
                {
                    Workspace = unit.Workspace,
                    Id = Ids.New(unit.Now),
                    Webhook = id,
                    Event = EventTypes.Test,
                    Entity = id,
                    CreatedAt = unit.Now,
                    Begun = unit.Now,
                    Due = unit.Now,
                };
                unit.Db.Add(delivery);
                // A person waits for the answer: the receiver's rest is over.
                unit.Execute($"update webhooks_webhooks set rest_until = null where workspace = {unit.Workspace} and id = {id}");
                return new DeliveryView(delivery.Id, id, 0, delivery.Event, id, DeliveryStage.Waiting, 0, delivery.CreatedAt, delivery.Due, null, null, null, null);
            },
            cancellationToken);
        pump.Wake();
        return TypedResults.Created($"{context.Request.PathBase}/api/v1/w/{caller.Scope.Workspace}/webhooks/{id}/deliveries/{view.Id}", view);
    }

    private static async Task<Ok<Page<DeliveryView>>> ListAsync(
        Guid id, Caller caller, DeliveryReads reads, CancellationToken cancellationToken, string? stage = null, string? @event = null, int? limit = null, string? after = null) =>
        TypedResults.Ok(await reads.ListAsync(caller.Scope, id, StageOf(stage), @event, Paging.Limit(limit), after, cancellationToken));

    private static DeliveryStage? StageOf(string? word) => word switch
    {
        null => null,
        "waiting" => DeliveryStage.Waiting,
        "delivered" => DeliveryStage.Delivered,
        "dead" => DeliveryStage.Dead,
        "skipped" => DeliveryStage.Skipped,
        _ => throw new InvalidRefusal("stage", "unknown", "waiting, delivered, dead or skipped."),
    };

    private static async Task<Ok<DeliveryDetail>> GetAsync(Guid id, Guid delivery, Caller caller, DeliveryReads reads, CancellationToken cancellationToken) =>
        TypedResults.Ok(await reads.GetAsync(caller.Scope, id, delivery, cancellationToken));

    private static async Task<Ok<DeliveryDetail>> ReplayAsync(
        Guid id, Guid delivery, Caller caller, IStore store, DeliveryReads reads, DeliveryPump pump, CancellationToken cancellationToken)
    {
        await store.WriteAsync(
            caller.Scope,
            unit =>
            {
                Ready(unit, caller.Scope, id);
                return Again(unit, $"webhook = {id} and id = {delivery}") == 1 ? true : throw new NotFoundRefusal();
            },
            cancellationToken);
        pump.Wake();
        return TypedResults.Ok(await reads.GetAsync(caller.Scope, id, delivery, cancellationToken));
    }

    private static async Task<Ok<Replayed>> ReplayManyAsync(Guid id, ReplayMany body, Caller caller, IStore store, DeliveryPump pump, CancellationToken cancellationToken)
    {
        new Validate().That(body.Stage is DeliveryStage.Dead or DeliveryStage.Delivered, "stage", "notReplayable", "dead or delivered.").Done();
        var since = body.Since ?? DateTimeOffset.UnixEpoch;
        var count = await store.WriteAsync(
            caller.Scope,
            unit =>
            {
                Ready(unit, caller.Scope, id);
                return Again(unit, $"""
                    webhook = {id} and id in (select id from webhooks_deliveries where workspace = {unit.Workspace} and webhook = {id} and stage = {body.Stage} and created_at >= {since}
                    order by created_at limit {MaxReplay})
                    """);
            },
            cancellationToken);
        pump.Wake();
        return TypedResults.Ok(new Replayed(count));
    }

    private static void Ready(Unit unit, Scope scope, Guid id)
    {
        if (!WebhookAccess.Get(unit, scope, id).Enabled) throw new ConflictRefusal("webhookOff", "The webhook is switched off. Switch it on first.");
        unit.Execute($"update webhooks_webhooks set rest_until = null where workspace = {unit.Workspace} and id = {id}");
    }

    private static int Again(Unit unit, SqlText which) => unit.Execute($"""
        update webhooks_deliveries set stage = {DeliveryStage.Waiting}, begun = {unit.Now}, due = {unit.Now}, error = null where workspace = {unit.Workspace} and {which}
        """);
}

/// <summary>Which deliveries to send again.</summary>
/// <param name="Stage">dead or delivered.</param>
/// <param name="Since">Those of events since then; null for all that are kept.</param>
internal sealed record ReplayMany(DeliveryStage Stage, DateTimeOffset? Since = null);

/// <summary>How many are sent again.</summary>
internal sealed record Replayed(int Count);
