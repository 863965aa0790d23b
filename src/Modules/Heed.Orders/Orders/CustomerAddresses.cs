namespace Heed.Orders.Orders;

/// <summary>
/// By what a customer's orders are known: those a person has tied to them, and those that carry one of their addresses. Asked at reading, so that
/// an address learnt today brings the orders of last year, and a merge moves them by itself.
/// </summary>
internal sealed record CustomerAddresses(Guid Customer, IReadOnlyList<Verified.ProvenBuyer> Buyers, IReadOnlyList<string> Emails, IReadOnlyList<string> Phones)
{
    /// <summary>Channel of identities that the shop's own server signs: the shop's id and the brand, <c>ID/BRAND</c>.</summary>
    private const string Signed = "webUser";

    /// <summary>All addresses, said or proven: what an agent looks by.</summary>
    public static async Task<CustomerAddresses> LoadAsync(ReadSession session, WorkspaceId workspace, Guid customer, CancellationToken cancellationToken)
    {
        var identities = await session.QueryAsync(
            $"select channel, address, verified from customers_identities where workspace = {workspace} and customer = {customer}", r => (r.Text(0), r.Text(1), r.Bool(2)), cancellationToken);
        var own = await session.FirstAsync(
            $"select email, phone from customers_customers where workspace = {workspace} and id = {customer}", r => ((string? Email, string? Phone)?)(r.TextOrNull(0), r.TextOrNull(1)), cancellationToken);
        return Of(customer, identities, own);
    }

    /// <summary>The same inside a unit.</summary>
    public static CustomerAddresses Load(Unit unit, Guid customer) => Of(
        customer,
        unit.Query($"select channel, address, verified from customers_identities where workspace = {unit.Workspace} and customer = {customer}", r => (r.Text(0), r.Text(1), r.Bool(2))),
        unit.First($"select email, phone from customers_customers where workspace = {unit.Workspace} and id = {customer}", r => ((string?, string?)?)(r.TextOrNull(0), r.TextOrNull(1))));

    /// <summary>Only what is proven by a signature.</summary>
    public static async Task<IReadOnlyList<Verified.ProvenBuyer>> ProvenAsync(ReadSession session, WorkspaceId workspace, Guid customer, CancellationToken cancellationToken) =>
        [.. (await session.QueryAsync(
            $"select address from customers_identities where workspace = {workspace} and customer = {customer} and channel = {Signed} and verified = {true}", r => r.Text(0), cancellationToken))
            .Select(BuyerOf).OfType<Verified.ProvenBuyer>()];

    /// <summary>The condition on a row of orders_orders called <c>o</c>, joined with its source <c>s</c>, in parentheses.</summary>
    /// <param name="tied">Whether what a person has tied to the customer counts too.</param>
    public SqlText Condition(bool tied = true)
    {
        SqlText byHand = $"o.customer = {Customer}", nothing = $"1 = 0";
        var ways = new List<SqlText> { tied ? byHand : nothing };
        foreach (var buyer in Buyers)
        {
            SqlText way = $"o.customer is null and o.buyer_id = {buyer.Id} and (s.brand is null or s.brand = {buyer.Brand})";
            ways.Add(way);
        }

        foreach (var email in Emails)
        {
            SqlText way = $"o.customer is null and o.buyer_email = {email}";
            ways.Add(way);
        }

        foreach (var phone in Phones)
        {
            SqlText way = $"o.customer is null and o.phone_key = {phone}";
            ways.Add(way);
        }

        SqlText any = $"({SqlText.Join(" or ", ways)})";
        return any;
    }

    /// <summary>What a source of a brand (null: all) is asked.</summary>
    public OrderQuery Query(Guid? brand, int limit) => new([.. Buyers.Where(b => brand is null || b.Brand == brand).Select(b => b.Id).Distinct()], Emails, Phones, limit);

    private static CustomerAddresses Of(Guid customer, List<(string Channel, string Address, bool Verified)> identities, (string? Email, string? Phone)? own)
    {
        var emails = identities.Where(i => i.Channel == "email").Select(i => i.Address).Append(own?.Email).Select(BuyerKeys.Email).OfType<string>().Distinct().Take(20).ToList();
        var phones = identities.Where(i => i.Channel == "phone").Select(i => i.Address).Append(own?.Phone).Select(BuyerKeys.Phone).OfType<string>().Distinct().Take(20).ToList();
        var buyers = identities.Where(i => i.Channel == Signed && i.Verified).Select(i => BuyerOf(i.Address)).OfType<Verified.ProvenBuyer>().Take(20).ToList();
        return new CustomerAddresses(customer, buyers, emails, phones);
    }

    private static Verified.ProvenBuyer? BuyerOf(string address)
    {
        var slash = address.LastIndexOf('/');
        return slash > 0 && Guid.TryParseExact(address.AsSpan(slash + 1), "N", out var brand) ? new Verified.ProvenBuyer(address[..slash], brand) : null;
    }
}
