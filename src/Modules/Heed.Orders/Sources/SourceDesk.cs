using Heed.Accounts.Public;
using Heed.Orders.Connector;
using Heed.Orders.Orders;
using Heed.Platform.Outbound;
using Heed.Platform.Web;
using Microsoft.EntityFrameworkCore;

namespace Heed.Orders.Sources;

/// <summary>Settings of sources: made, changed, tried, removed.</summary>
internal sealed class SourceDesk(IStore store, SourceKinds kinds, SourceSecrets secrets, ShopCircuits circuits, OutboundHttp outbound, IBrands brands, IAudit audit, TimeProvider time)
{
    private const int RemovedAtOnce = 500;

    /// <summary>The source, when the scope may see its orders; with a further permission, when it holds that too.</summary>
    /// <exception cref="NotFoundRefusal">Not there, or not to be seen.</exception>
    /// <exception cref="ForbiddenRefusal">The permission is not held for its brand.</exception>
    public static async Task<OrderSource> GetAsync(ReadSession session, Scope scope, Guid id, CancellationToken cancellationToken, string permission = OrderAccess.Read)
    {
        var source = await session.Db.Set<OrderSource>().FirstOrDefaultAsync(s => s.Workspace == scope.Workspace && s.Id == id, cancellationToken);
        if (source is null || !(OrderAccess.Holds(scope, OrderAccess.Read, source.Brand) || OrderAccess.Holds(scope, OrderAccess.Manage, source.Brand))) throw new NotFoundRefusal();
        if (permission == OrderAccess.Manage) RequireManage(scope, source.Brand);
        return source;
    }

    public async Task<SourceView> CreateAsync(Scope scope, SourceFields fields, string type, CancellationToken cancellationToken)
    {
        if (!kinds.Has(type)) throw new InvalidRefusal("type", "unknown", "A source is embedded or rest.");
        Check(fields, type);
        RequireManage(scope, fields.Brand);
        var id = await store.WriteAsync(
            scope,
            unit =>
            {
                if (unit.Number($"select count(*) from orders_sources where workspace = {unit.Workspace}") >= OrderSource.Most) throw new ConflictRefusal("tooManySources", $"At most {OrderSource.Most} sources.");
                var source = new OrderSource { Workspace = unit.Workspace, Id = Ids.New(unit.Now), Name = fields.Name.Trim(), Type = type, CreatedAt = unit.Now };
                Fill(unit, source, fields);
                unit.Db.Add(source);
                Tell(unit, scope, "orderSource.created", source);
                return source.Id;
            },
            cancellationToken);
        return await ShowAsync(scope, id, cancellationToken);
    }

    public async Task<SourceView> ChangeAsync(Scope scope, Guid id, Func<OrderSource, SourceFields> change, long? expected, CancellationToken cancellationToken)
    {
        SourceFields fields;
        using (var session = store.Read())
        {
            var before = await GetAsync(session, scope, id, cancellationToken, OrderAccess.Manage);
            fields = change(before);
            Check(fields, before.Type);
            RequireManage(scope, fields.Brand);
        }

        await store.WriteAsync(
            scope,
            unit =>
            {
                var source = Tracked(unit, id);
                Versions.Require(expected, source.Version);
                Fill(unit, source, fields);
                (source.FailingSince, source.Failure) = (null, null);
                source.Version++;
                Tell(unit, scope, "orderSource.changed", source);
            },
            cancellationToken);
        circuits.Forget(id);
        return await ShowAsync(scope, id, cancellationToken);
    }

    /// <summary>Removes the source with its orders, some hundreds at a time.</summary>
    public async Task DeleteAsync(Scope scope, Guid id, CancellationToken cancellationToken)
    {
        using (var session = store.Read()) await GetAsync(session, scope, id, cancellationToken, OrderAccess.Manage);
        while (await store.WriteAsync(scope with { IdempotencyKey = null }, unit => RemoveSome(unit, id), cancellationToken) == RemovedAtOnce)
        {
            // Until none is left.
        }

        await store.WriteAsync(
            scope,
            unit =>
            {
                var source = Tracked(unit, id);
                RemoveSome(unit, id);
                unit.Execute($"delete from orders_requests where workspace = {unit.Workspace} and source = {id}");
                secrets.Remove(unit, id);
                unit.Db.Remove(source);
                source.Version++;
                Tell(unit, scope, "orderSource.deleted", source);
            },
            cancellationToken);
    }

    /// <summary>A new secret, answered this once; the one before is taken for another day.</summary>
    public async Task<(SourceView Source, string Secret)> NewSecretAsync(Scope scope, Guid id, CancellationToken cancellationToken)
    {
        string? before;
        using (var session = store.Read())
        {
            await GetAsync(session, scope, id, cancellationToken, OrderAccess.Manage);
            before = await secrets.CurrentAsync(session, scope.Workspace, id, cancellationToken);
        }

        var secret = StandardWebhook.NewSecret();
        await store.WriteAsync(
            // Without the key of the request: a secret must not rest in the table of kept answers.
            scope with { IdempotencyKey = null },
            unit =>
            {
                var source = Tracked(unit, id);
                secrets.Set(unit, id, before, secret);
                source.SecretAt = unit.Now;
                source.Version++;
                Tell(unit, scope, "orderSource.changed", source, "orderSource.secretMade");
            },
            cancellationToken);
        circuits.Forget(id);
        return (await ShowAsync(scope, id, cancellationToken), secret);
    }

    /// <summary>Asks the source now, with a number that no order has, and tells how it answered.</summary>
    public async Task<SourceTry> TryAsync(Scope scope, Guid id, CancellationToken cancellationToken)
    {
        OrderSource source;
        using (var session = store.Read()) source = await GetAsync(session, scope, id, cancellationToken, OrderAccess.Manage);
        circuits.Forget(id);
        var started = time.GetTimestamp();
        var answer = await kinds.Of(source.Type).FindAsync(source.Row, new OrderQuery([], ["heed-connection-test@example.invalid"], [], 1), cancellationToken);
        return new SourceTry(answer.Reached, answer.Error, answer.Text, (int)time.GetElapsedTime(started).TotalMilliseconds);
    }

    /// <summary>Notes that a source does not answer, or does again. Only a change is written.</summary>
    public async Task NoteAsync(OrderSource source, string? failure, CancellationToken cancellationToken)
    {
        if (source.Failure == failure || (failure == "resting" && source.Failure is not null)) return;
        await store.WriteAsync(
            Scope.System(source.Workspace),
            unit =>
            {
                if (unit.Db.Set<OrderSource>().Find(unit.Workspace, source.Id) is not { } row || row.Failure == failure) return;
                row.FailingSince = failure is null ? null : row.FailingSince ?? unit.Now;
                row.Failure = failure;
                row.Version++;
                unit.Append(new LedgerEvent("orderSource.changed", OrderSource.Kind, row.Id, row.Version));
            },
            cancellationToken);
    }

    public async Task<SourceView> ShowAsync(Scope scope, Guid id, CancellationToken cancellationToken)
    {
        using var session = store.Read();
        return (await SourceLive.LoadViewsAsync(session, scope.Workspace, [id], cancellationToken)).SingleOrDefault() ?? throw new NotFoundRefusal();
    }

    private static void RequireManage(Scope scope, Guid? brand)
    {
        if (brand is { } one) scope.Require(OrderAccess.Manage, one);
        else scope.RequireEverywhere(OrderAccess.Manage);
    }

    private void Check(SourceFields fields, string type)
    {
        var check = new Validate().Text(fields.Name, "name", OrderSource.MaxName).That(fields.Offers.Count <= 3, "offers", "tooMany", "Each kind once.");
        if (type == RestShop.TypeName)
        {
            check.Text(fields.BaseUrl, "baseUrl", OutboundHttp.MaxUrl);
            if (!string.IsNullOrWhiteSpace(fields.BaseUrl) && outbound.Check(fields.BaseUrl) is { } code) check.That(false, "baseUrl", code, code switch
            {
                "httpsOnly" => "The address must begin with https://.",
                "privateTarget" => "This address is not on the public Internet. The operator can allow it with HEED__Outbound__Allow.",
                _ => "This is no address of the form https://example.com/path, at most 2,000 characters, without user and password.",
            });
        }

        check.Done();
    }

    private void Fill(Unit unit, OrderSource source, SourceFields fields)
    {
        if (fields.Brand is { } brand && brands.Find(unit, brand) is null) throw new InvalidRefusal("brandId", "notFound", "There is no such brand.");
        (source.Name, source.Brand, source.Enabled, source.Offers) = (fields.Name.Trim(), fields.Brand, fields.Enabled, SourceView.Bits(fields.Offers));
        source.BaseUrl = source.Type == RestShop.TypeName ? fields.BaseUrl : null;
    }

    private static int RemoveSome(Unit unit, Guid id)
    {
        var some = unit.Query($"select id from orders_orders where workspace = {unit.Workspace} and source = {id} order by id limit {RemovedAtOnce}", r => r.Id(0));
        OrderBook.Remove(unit, some);
        return some.Count;
    }

    private void Tell(Unit unit, Scope scope, string name, OrderSource source, string? act = null)
    {
        unit.Append(new LedgerEvent(name, OrderSource.Kind, source.Id, source.Version));
        audit.Write(unit, scope, act ?? name, OrderSource.Kind, source.Id, new { source.Type, source.Enabled });
    }

    private static OrderSource Tracked(Unit unit, Guid id) => unit.Db.Set<OrderSource>().Find(unit.Workspace, id) ?? throw new NotFoundRefusal();
}

/// <summary>What a person sets of a source.</summary>
internal sealed record SourceFields(string Name, Guid? Brand, string? BaseUrl, bool Enabled, IReadOnlyList<OrderRequestKind> Offers);

/// <summary>How a try was answered.</summary>
/// <param name="Ok">It answered as the contract says.</param>
/// <param name="Error">Why not: timeout, broken, blocked, dns, tls, badAnswer, tooLarge, notSet or httpNNN.</param>
/// <param name="Text">The beginning of what it said instead.</param>
internal sealed record SourceTry(bool Ok, string? Error, string? Text, int DurationMs);
