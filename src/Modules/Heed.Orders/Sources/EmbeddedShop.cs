using Heed.Orders.Orders;

namespace Heed.Orders.Sources;

/// <summary>
/// The shop kept in Heed's own tables: filled by import, by signed calls or by the sample company. Its acts have names of their own, made from the request, so that the same
/// request always has the same answer; what they do to the order is written down where the request ends, for every kind of source.
/// </summary>
internal sealed class EmbeddedShop(IStore store) : IOrderSource
{
    public const string TypeName = "embedded";

    public string Kind => TypeName;

    public bool IsElsewhere => false;

    public async Task<SourceAnswer<IReadOnlyList<SourceOrder>>> FindAsync(OrderSourceRow source, OrderQuery query, CancellationToken cancellationToken)
    {
        if (query.IsEmpty) return new([]);
        var ways = new List<SqlText>();
        foreach (var id in query.BuyerIds) ways.Add(Way($"buyer_id = {id}"));
        foreach (var email in query.Emails) ways.Add(Way($"buyer_email = {email}"));
        foreach (var phone in query.Phones) ways.Add(Way($"phone_key = {phone}"));
        using var session = store.Read();
        var ids = await session.QueryAsync(
            $"""
            select id from orders_orders where workspace = {source.Workspace} and source = {source.Id} and ({SqlText.Join(" or ", ways)})
            order by placed_at desc, id desc limit {query.Limit}
            """,
            r => r.Id(0), cancellationToken);
        return new([.. (await OrderRecords.ListAsync(session, source.Workspace, ids, cancellationToken)).Select(Of)]);

        static SqlText Way(SqlText way) => way;
    }

    public async Task<SourceAnswer<SourceOrder>> GetAsync(OrderSourceRow source, string number, CancellationToken cancellationToken)
    {
        using var session = store.Read();
        var id = OrderEntry.IdOf(source.Id, number);
        return (await OrderRecords.LoadAsync(session, source.Workspace, [id], cancellationToken)).TryGetValue(id, out var row) ? new(Of(row)) : new(null, "notFound");
    }

    public async Task<SourceAnswer<IReadOnlyList<ParcelRow>>> LogisticsAsync(OrderSourceRow source, string number, CancellationToken cancellationToken)
    {
        var order = await GetAsync(source, number, cancellationToken);
        return new(order.Value?.Parcels, order.Error);
    }

    public Task<SourceAnswer<SourceActDone>> RefundAsync(OrderSourceRow source, SourceAct act, CancellationToken cancellationToken) => Done("R", act);

    public Task<SourceAnswer<SourceActDone>> ExchangeAsync(OrderSourceRow source, SourceAct act, CancellationToken cancellationToken) => Done("X", act);

    public Task<SourceAnswer<SourceActDone>> CouponAsync(OrderSourceRow source, SourceAct act, CancellationToken cancellationToken) => Done("C", act);

    private static Task<SourceAnswer<SourceActDone>> Done(string letter, SourceAct act) =>
        Task.FromResult(new SourceAnswer<SourceActDone>(new SourceActDone($"{letter}-{act.Request.ToString("N")[^10..].ToUpperInvariant()}")));

    private static SourceOrder Of(OrderRow row) => new(row.Number, row.Stage, row.Currency, row.Total, row.PlacedAt, row.Buyer, row.Lines, row.Parcels, row.StageText, row.Url, row.Note);
}
