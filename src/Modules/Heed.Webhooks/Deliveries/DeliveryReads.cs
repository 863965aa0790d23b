using Heed.Platform.Web;
using Heed.Webhooks.Hooks;
using Microsoft.EntityFrameworkCore;

namespace Heed.Webhooks.Deliveries;

/// <summary>Reads the log.</summary>
internal sealed class DeliveryReads(IStore store, TimeProvider time)
{
    private const int Shown = 100;

    /// <summary>A page of a webhook's log, newest first.</summary>
    public async Task<Page<DeliveryView>> ListAsync(Scope scope, Guid webhook, DeliveryStage? stage, string? type, int size, string? after, CancellationToken cancellationToken)
    {
        var conditions = new List<SqlText> { $"workspace = {scope.Workspace}", $"webhook = {webhook}" };
        if (stage is { } at) conditions.Add($"stage = {at}");
        if (type is not null) conditions.Add($"event = {type}");
        if (Paging.Decode<Place?>(after) is { } place)
        {
            var last = Instants.FromMicros(place.At);
            conditions.Add($"(created_at < {last} or (created_at = {last} and id < {place.Id}))");
        }

        using var session = store.Read();
        await WebhookAccess.GetAsync(session, scope, webhook, cancellationToken);
        var rows = await session.QueryAsync(
            $"select {DeliveryView.Columns} from webhooks_deliveries where {SqlText.Join(" and ", conditions)} order by created_at desc, id desc limit {size + 1}",
            DeliveryView.Read, cancellationToken);
        return Paging.From(rows, size, r => new Place(r.CreatedAt.ToMicros(), r.Id));
    }

    /// <summary>One delivery with its newest attempts.</summary>
    /// <exception cref="NotFoundRefusal">There is none, or it is out of reach.</exception>
    public async Task<DeliveryDetail> GetAsync(Scope scope, Guid webhook, Guid delivery, CancellationToken cancellationToken)
    {
        using var session = store.Read();
        await WebhookAccess.GetAsync(session, scope, webhook, cancellationToken);
        var view = await session.FirstAsync(
            $"select {DeliveryView.Columns} from webhooks_deliveries where workspace = {scope.Workspace} and webhook = {webhook} and id = {delivery}", DeliveryView.Read, cancellationToken)
            ?? throw new NotFoundRefusal();
        var attempts = await session.QueryAsync(
            $"select number, at, status, error, duration, snippet from webhooks_attempts where workspace = {scope.Workspace} and delivery = {delivery} order by number desc limit {Shown}",
            r => new AttemptView(r.Int(0), r.Time(1), r.IntOrNull(2), r.TextOrNull(3), r.Int(4), r.TextOrNull(5)), cancellationToken);
        return new DeliveryDetail(view, attempts);
    }

    /// <summary>How each webhook within reach fares.</summary>
    public async Task<IReadOnlyList<WebhookHealth>> HealthAsync(Scope scope, CancellationToken cancellationToken)
    {
        using var session = store.Read();
        var hooks = (await session.Db.Set<Webhook>().Where(w => w.Workspace == scope.Workspace).OrderBy(w => w.Id).ToListAsync(cancellationToken))
            .Where(w => WebhookAccess.Sees(scope, WebhookView.BrandsOf(w))).ToList();
        var day = time.GetUtcNow().AddDays(-1);
        var counts = (await session.QueryAsync(
            $"""
            select webhook, sum(case when stage = {DeliveryStage.Waiting} then 1 else 0 end), sum(case when stage = {DeliveryStage.Dead} then 1 else 0 end),
              sum(case when stage = {DeliveryStage.Delivered} and last_at >= {day} then 1 else 0 end), max(case when stage = {DeliveryStage.Delivered} then last_at end)
            from webhooks_deliveries where workspace = {scope.Workspace} group by webhook
            """,
            r => new WebhookHealth(r.Id(0), r.Long(1), r.Long(2), r.Long(3), r.TimeOrNull(4)), cancellationToken)).ToDictionary(h => h.WebhookId);
        return [.. hooks.Select(h => counts.GetValueOrDefault(h.Id) ?? new WebhookHealth(h.Id, 0, 0, 0, null))];
    }

    private readonly record struct Place(long At, Guid Id);
}
