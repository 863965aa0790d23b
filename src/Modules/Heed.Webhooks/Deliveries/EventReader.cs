using System.Collections.Concurrent;
using Heed.Platform.Ledger;
using Heed.Platform.Live;
using Heed.Webhooks.Hooks;
using Microsoft.EntityFrameworkCore;

namespace Heed.Webhooks.Deliveries;

/// <summary>Puts every event into the queues of the webhooks that want it and may know of it.</summary>
internal sealed class EventReader(IStore store, IEnumerable<ILiveSource> sources, DeliveryPump pump) : ILedgerReader
{
    private readonly ConcurrentDictionary<WorkspaceId, IReadOnlyList<Webhook>> _hooks = new();
    private readonly Lazy<Dictionary<string, ILiveSource>> _sources = new(() => sources.ToDictionary(s => s.Kind));

    public string Name => "webhooks";

    public IReadOnlySet<string> Events { get; } = new HashSet<string>(EventTypes.Ledger) { "webhook.created", "webhook.changed", "webhook.deleted" };

    public async Task HandleAsync(LedgerRow row, CancellationToken cancellationToken)
    {
        if (row.Kind == WebhookLive.KindName)
        {
            // Webhooks change by events too, so what is remembered of them is as old as the event that is read.
            _hooks.TryRemove(row.Workspace, out _);
            return;
        }

        if (EventTypes.Of(row) is not { } type) return;
        var hooks = await HooksAsync(row.Workspace, cancellationToken);
        var wanted = hooks.Where(h => h.Enabled && row.At >= h.Since && (WebhookView.Of(h).Events?.Contains(type) ?? true)).ToList();
        if (wanted.Exists(h => h.Brands is not null)) wanted = await VisibleAsync(row, wanted, cancellationToken);
        if (wanted.Count == 0) return;
        await store.WriteAsync(
            Scope.System(row.Workspace),
            unit =>
            {
                foreach (var hook in wanted) Queue(unit, hook.Id, row.Seq, type, row.Entity);
            },
            cancellationToken);
        pump.Wake();
    }

    /// <summary>Puts one event into one queue; again changes nothing.</summary>
    internal static void Queue(Unit unit, Guid hook, long seq, string type, Guid entity) => unit.Execute($"""
        insert into webhooks_deliveries (workspace, id, webhook, seq, event, entity, stage, attempts, created_at, begun, due)
        values ({unit.Workspace}, {IdOf(hook, seq)}, {hook}, {seq}, {type}, {entity}, {DeliveryStage.Waiting}, 0, {unit.Now}, {unit.Now}, {unit.Now})
        on conflict (workspace, id) do nothing
        """);

    /// <summary>The stable id of an event for a webhook.</summary>
    internal static Guid IdOf(Guid hook, long seq) => Ids.FromParts("webhook", hook.ToString("N"), seq.ToString(System.Globalization.CultureInfo.InvariantCulture));

    private async Task<IReadOnlyList<Webhook>> HooksAsync(WorkspaceId workspace, CancellationToken cancellationToken)
    {
        if (_hooks.TryGetValue(workspace, out var known)) return known;
        using var session = store.Read();
        return _hooks[workspace] = await session.Db.Set<Webhook>().Where(w => w.Workspace == workspace && w.Enabled).ToListAsync(cancellationToken);
    }

    private async Task<List<Webhook>> VisibleAsync(LedgerRow row, List<Webhook> hooks, CancellationToken cancellationToken)
    {
        using var session = store.Read();
        var source = _sources.Value[row.Kind];
        var entity = (await source.LoadAsync(session, row.Workspace, [row.Entity], cancellationToken)).GetValueOrDefault(row.Entity);
        return hooks.FindAll(h =>
        {
            if (h.Brands is null) return true;
            var scope = WebhookAccess.ScopeOf(h);
            return entity is null ? source.Showed(scope, row, null) : source.Shows(scope, entity);
        });
    }
}
