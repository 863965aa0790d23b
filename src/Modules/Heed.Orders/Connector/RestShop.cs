using System.Text;
using System.Text.Json;
using Heed.Orders.Sources;
using Heed.Platform.Outbound;

namespace Heed.Orders.Connector;

/// <summary>
/// A shop elsewhere that speaks the contract of docs/integrate/orders.md: signed POSTs (Standard Webhooks) with JSON in both directions. Time, size, depth and number are
/// bounded, the address is checked when it is connected to, and what comes back is cleaned before anybody sees it.
/// </summary>
internal sealed class RestShop(IStore store, SourceSecrets secrets, OutboundHttp outbound, ShopCircuits circuits, TimeProvider time) : IOrderSource
{
    public const string TypeName = "rest";
    private static readonly TimeSpan Asking = TimeSpan.FromSeconds(5), Acting = TimeSpan.FromSeconds(20);

    public string Kind => TypeName;

    public bool IsElsewhere => true;

    public async Task<SourceAnswer<IReadOnlyList<SourceOrder>>> FindAsync(OrderSourceRow source, OrderQuery query, CancellationToken cancellationToken)
    {
        var answer = await CallAsync<ShopOrders>(source, "find", new { customerIds = query.BuyerIds, emails = query.Emails, phones = query.Phones, limit = query.Limit }, null, Asking, cancellationToken);
        if (answer.Value is not { } told) return new(null, answer.Error, answer.Text);
        if (told.Orders is null || told.Orders.Count > ShopContract.MaxOrders) return new(null, "badAnswer");
        var orders = told.Orders.Select(o => ShopContract.Of(o).Order).ToList();
        // One order that cannot be read makes the answer unreliable, not empty: what can be read is shown.
        return orders.Count > 0 && orders.TrueForAll(o => o is null) ? new(null, "badAnswer") : new([.. orders.OfType<SourceOrder>()]);
    }

    public async Task<SourceAnswer<SourceOrder>> GetAsync(OrderSourceRow source, string number, CancellationToken cancellationToken)
    {
        var answer = await CallAsync<ShopOne>(source, "get", new { number }, null, Asking, cancellationToken);
        if (answer.Value is not { } told) return new(null, answer.Error, answer.Text);
        if (told.Order is null) return new(null, "notFound");
        // Another order than the one asked for must never stand in its place.
        return ShopContract.Of(told.Order).Order is { } order && Orders.OrderEntry.KeyOf(order.Number) == Orders.OrderEntry.KeyOf(number) ? new(order) : new(null, "badAnswer");
    }

    public async Task<SourceAnswer<IReadOnlyList<ParcelRow>>> LogisticsAsync(OrderSourceRow source, string number, CancellationToken cancellationToken)
    {
        var answer = await CallAsync<ShopParcels>(source, "logistics", new { number }, null, Asking, cancellationToken);
        if (answer.Value is not { } told) return new(null, answer.Error, answer.Text);
        return ShopContract.Parcels(told.Parcels) is { } parcels ? new([.. parcels.Select(Orders.OrderCheck.Clean)]) : new(null, "badAnswer");
    }

    public Task<SourceAnswer<SourceActDone>> RefundAsync(OrderSourceRow source, SourceAct act, CancellationToken cancellationToken) => ActAsync(source, "refund", act, cancellationToken);

    public Task<SourceAnswer<SourceActDone>> ExchangeAsync(OrderSourceRow source, SourceAct act, CancellationToken cancellationToken) => ActAsync(source, "exchange", act, cancellationToken);

    public Task<SourceAnswer<SourceActDone>> CouponAsync(OrderSourceRow source, SourceAct act, CancellationToken cancellationToken) => ActAsync(source, "coupon", act, cancellationToken);

    private async Task<SourceAnswer<SourceActDone>> ActAsync(OrderSourceRow source, string verb, SourceAct act, CancellationToken cancellationToken)
    {
        var body = new { requestId = act.Request, number = act.Number, amount = act.Amount, currency = act.Currency, reason = act.Reason };
        // The request's own id signs every try: a shop that has seen it answers as it did then.
        var answer = await CallAsync<ShopDone>(source, verb, body, $"{verb}_{act.Request:N}", Acting, cancellationToken);
        if (answer.Value is not { } told) return new(null, answer.Error, answer.Text);
        return Orders.OrderCheck.Text(told.Reference, 100) is { } reference ? new(new SourceActDone(reference, Orders.OrderCheck.Text(told.Text, 300))) : new(null, "badAnswer");
    }

    private async Task<SourceAnswer<T>> CallAsync<T>(OrderSourceRow source, string verb, object body, string? id, TimeSpan limit, CancellationToken cancellationToken)
        where T : class
    {
        if (source.BaseUrl is null) return new(null, "notSet");
        if (!circuits.MayCall(source.Id)) return new(null, "resting");
        string? secret;
        using (var session = store.Read()) secret = await secrets.CurrentAsync(session, source.Workspace, source.Id, cancellationToken);
        if (secret is null) return new(null, "notSet");
        var json = JsonSerializer.SerializeToUtf8Bytes(body, JsonSerializerOptions.Web);
        using var request = StandardWebhook.Sign(new Uri($"{source.BaseUrl.TrimEnd('/')}/{verb}"), id ?? $"{verb}_{Ids.New(time.GetUtcNow()):N}", time.GetUtcNow(), json, [secret]);
        var reply = await outbound.SendAsync(request, limit, ShopContract.MaxBody + 1, cancellationToken);
        var answer = Read<T>(reply);
        circuits.Note(source.Id, answer.Reached);
        return answer;
    }

    private static SourceAnswer<T> Read<T>(OutboundReply reply)
        where T : class
    {
        if (reply.Error is { } error) return new(null, error);
        if (reply.Body.Length > ShopContract.MaxBody) return new(null, "tooLarge");
        if (reply.Status == 404) return new(null, "notFound");
        if (reply.Status == 422) return new(null, "refused", Orders.OrderCheck.Text(ShopContract.Read<ShopRefusal>(reply.Body)?.Message, 300));
        if (!reply.Taken) return new(null, string.Create(System.Globalization.CultureInfo.InvariantCulture, $"http{reply.Status}"));
        return ShopContract.Read<T>(reply.Body) is { } value ? new(value) : new(null, "badAnswer", Encoding.UTF8.GetString(reply.Body.AsSpan(0, Math.Min(reply.Body.Length, 80))));
    }
}
