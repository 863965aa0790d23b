using System.Globalization;
using System.Text.Json;
using Heed.Demo.Company;
using Heed.Demo.Stories;
using Heed.Platform.Outbound;

namespace Heed.Demo.Seeding;

/// <summary>
/// The order books of the sample shops: for every order that a conversation speaks of, the order itself, told as a real shop tells it (docs/integrate/orders.md).
/// What was ordered weeks ago has arrived; of the last days, parcels are on every part of their way.
/// </summary>
internal sealed class ShopBooks(HttpClient http, SampleCompany company)
{
    private const int AtOnce = 40;
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);
    private readonly Dictionary<string, (Guid Source, string Secret)> _books = [];
    private int _told;

    /// <summary>Opens a book for every brand.</summary>
    public async Task OpenAsync(CancellationToken cancellationToken)
    {
        foreach (var brand in company.Sites.Select(s => s.Brand).Distinct())
        {
            var name = CompanyPlan.Load().Brands.Single(b => b.Key == brand).Name;
            var made = await company.Owner.Calls.PostAsync("order-sources", new { name = name + " 商城", type = "embedded", brandId = company.Id("brand", brand) }, cancellationToken);
            var source = made.GetProperty("id").GetGuid();
            _books[brand] = (source, (await company.Owner.Calls.PostAsync($"order-sources/{source}/secret", null, cancellationToken)).GetProperty("secret").GetString()!);
        }
    }

    /// <summary>Tells how the orders of these scenes stand at an instant.</summary>
    public async Task FillAsync(IEnumerable<Scene> scenes, DateTimeOffset now, CancellationToken cancellationToken)
    {
        foreach (var book in scenes.GroupBy(s => s.Brand))
        {
            foreach (var some in book.Chunk(AtOnce)) await TellAsync(book.Key, some.Select(s => OrderOf(s, now)), now, cancellationToken);
        }
    }

    /// <summary>Tells of the orders of those who sign in at the demo shop.</summary>
    public Task FillAsync(IEnumerable<ShopCustomerPlan> customers, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var placed = now.AddDays(-2).AddHours(-3);
        return TellAsync(
            company.Sites[0].Brand,
            customers.Select(c => new ShopOrder(
                c.Order, "shipped", placed, c.Product, c.Model, c.Price, c.Currency, c.Tracking, ShopOrder.SeedOf(c.Order), new ShopBuyer(c.Id, c.Name, c.Email, null, c.City, c.Language == "zh"))),
            now, cancellationToken);
    }

    private async Task TellAsync(string brand, IEnumerable<ShopOrder> orders, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var (source, secret) = _books[brand];
        var body = JsonSerializer.SerializeToUtf8Bytes(new { orders = orders.Select(o => Tell(o, now)) }, Json);
        using var request = StandardWebhook.Sign(new Uri(http.BaseAddress!, $"/orders/v1/{source}"), $"demo_{source:N}_{++_told}", now, body, [secret]);
        using var response = await http.SendAsync(request, cancellationToken);
        response.EnsureSuccessStatusCode();
    }

    private static ShopOrder OrderOf(Scene scene, DateTimeOffset now)
    {
        var persona = scene.Persona;
        string Slot(string name) => scene.Slots.Fill($"{{{name}}}", "");
        var seed = ShopOrder.SeedOf(Slot("order"));
        var placed = scene.Turns[0].At.AddDays(-ShopOrder.DaysBefore(seed)).AddMinutes(-(seed % 600));
        var age = (now - placed).TotalDays;
        var stage = scene.Story.Key.Contains("return", StringComparison.Ordinal) && age < 20 ? "returning" : age > 16 ? "completed" : age > 8 ? "delivered" : (seed % 5) switch { 0 => "paid", 1 => "packed", _ => "shipped" };
        return new ShopOrder(
            Slot("order"), stage, placed, Slot("product"), Slot("model"), long.Parse(Slot("price"), CultureInfo.InvariantCulture) * 100, "CNY", Slot("tracking"), seed,
            new ShopBuyer(persona.Vouched ? $"u{persona.Number}" : null, persona.Name, persona.Email, persona.Phone, persona.City, persona.Language == "zh"));
    }

    private static object Tell(ShopOrder order, DateTimeOffset now)
    {
        var buyer = order.Buyer;
        var house = (order.Seed % 300) + 1;
        return new
        {
            number = order.Number,
            stage = order.Stage,
            currency = order.Currency,
            total = order.Price,
            placedAt = order.Placed,
            buyer = new { id = buyer.Id, name = buyer.Name, email = buyer.Email, phone = buyer.Phone, address = buyer.Chinese ? $"{buyer.City}市文一路 {house} 号" : $"{house} West Lake Road, {buyer.City}" },
            lines = new[] { new { name = order.Product, quantity = 1, price = order.Price, sku = order.Model } },
            parcels = order.Stage is "paid" or "packed" ? [] : new[] { ParcelOf(order, now) },
        };
    }

    private static object ParcelOf(ShopOrder order, DateTimeOffset now)
    {
        var (placed, stage, seed, city, chinese) = (order.Placed, order.Stage, order.Seed, order.Buyer.City, order.Buyer.Chinese);
        (string Chinese, string English, string Place, double Days)[] way =
        [
            ("商家已交运，顺丰已揽收", "Handed over to SF Express", chinese ? "杭州" : "Hangzhou", 0.8), ("离开杭州分拨中心", "Left the Hangzhou sorting centre", chinese ? "杭州" : "Hangzhou", 1.3),
            ("到达目的地分拨中心", "Arrived at the destination depot", city, 2.4), ("快递员正在派送，请保持电话畅通", "Out for delivery", city, 3.1), ("已签收，感谢使用", "Delivered, signed for by the recipient", city, 3.3),
        ];
        // One in seven is held on the way: those are the ones people write about.
        var held = stage == "shipped" && seed % 7 == 3;
        var known = stage == "shipped" ? Math.Min(held ? 3 : 2 + (seed % 3), way.Length - 1) : way.Length;
        var steps = way.Take(known).Select(s => (At: placed.AddDays(s.Days), Text: chinese ? s.Chinese : s.English, s.Place)).Where(s => s.At <= now).ToList();
        if (held) steps.Add((steps.Count > 0 ? steps[^1].At.AddHours(9) : placed.AddDays(1), chinese ? "包裹滞留：地址需与收件人核实" : "Held: the address must be checked with the recipient", city));
        var part = stage != "shipped" ? "delivered" : held ? "exception" : steps.Count switch { 0 => "waiting", 1 => "pickedUp", 4 => "outForDelivery", _ => "moving" };
        return new
        {
            trackingNumber = order.Tracking,
            carrier = chinese ? "顺丰速运" : "SF Express",
            stage = part,
            dueAt = stage == "shipped" && !held ? new DateTimeOffset(now.UtcDateTime.Date.AddDays(1).AddHours(10), TimeSpan.Zero) : (DateTimeOffset?)null,
            steps = steps.Select(s => new { at = s.At, text = s.Text, place = s.Place }),
        };
    }
}
