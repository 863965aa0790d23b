using Heed.Platform.Outbound;
using Heed.Platform.Ownership;
using Heed.Webhooks.Hooks;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace Heed.Webhooks.Deliveries;

/// <summary>Sends what waits, each webhook in a lane of its own.</summary>
internal sealed class DeliveryPump(
    IStore store, OutboundHttp outbound, WebhookSecrets secrets, EventBody bodies, DeliveryLog results, IShardOwnership ownership, TimeProvider time, ILogger<DeliveryPump> log)
    : OutboundPump<DeliveryRow>(ownership, time, log)
{
    private const int MaxAnswer = 4096;
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(15);
    private readonly TimeProvider _time = time;

    protected override async Task<IReadOnlyList<(WorkspaceId Workspace, Guid Target)>> TargetsAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        using var session = store.Read();
        return await session.QueryAsync(
            $"""
            select w.workspace, w.id from webhooks_webhooks w
            where w.enabled = {true} and (w.rest_until is null or w.rest_until <= {now}) and exists (
                select 1 from webhooks_deliveries d where d.workspace = w.workspace and d.webhook = w.id and d.stage = {DeliveryStage.Waiting} and d.due <= {now})
            """,
            r => (new WorkspaceId(r.Int(0)), r.Id(1)), cancellationToken);
    }

    protected override async Task<IReadOnlyList<DeliveryRow>> DueAsync(WorkspaceId workspace, Guid target, DateTimeOffset now, int limit, CancellationToken cancellationToken)
    {
        using var session = store.Read();
        return await session.QueryAsync(
            $"""
            select d.id, d.seq, d.event, d.attempts, d.created_at, d.begun from webhooks_deliveries d
            join webhooks_webhooks w on w.workspace = d.workspace and w.id = d.webhook
            where d.workspace = {workspace} and d.webhook = {target} and d.stage = {DeliveryStage.Waiting} and d.due <= {now}
              and w.enabled = {true} and (w.rest_until is null or w.rest_until <= {now})
            order by d.due, d.seq limit {limit}
            """,
            r => new DeliveryRow(r.Id(0), r.Long(1), r.Text(2), r.Int(3), r.Time(4), r.Time(5)), cancellationToken);
    }

    protected override async Task SendAsync(WorkspaceId workspace, Guid target, DeliveryRow work, CancellationToken cancellationToken)
    {
        Webhook? webhook;
        IReadOnlyList<string> keys;
        using (var session = store.Read())
        {
            webhook = await session.Db.Set<Webhook>().FirstOrDefaultAsync(w => w.Workspace == workspace && w.Id == target, cancellationToken);
            keys = await secrets.WorkingAsync(session, workspace, target, cancellationToken);
        }

        if (webhook is not { Enabled: true } || keys.Count == 0) return;
        var (json, reason) = await bodies.RenderAsync(webhook, work, cancellationToken);
        if (json is null)
        {
            await results.SkipAsync(webhook, work, reason!, cancellationToken);
            return;
        }

        using var request = StandardWebhook.Sign(new Uri(webhook.Url), work.Id.ToString(), _time.GetUtcNow(), json, keys);
        var reply = await outbound.SendAsync(request, Timeout, MaxAnswer, cancellationToken);
        await results.NoteAsync(webhook, work, reply, cancellationToken);
    }
}
