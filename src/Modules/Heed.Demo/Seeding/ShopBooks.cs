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
internal sealed class ShopBooks(HttpClient http, SampleCompany company, DateTimeOffset now)
{
    private const int AtOnce = 40;
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    public async Task FillAsync(IReadOnlyList<Scene> scenes, CancellationToken cancellationToken)
    {
        foreach (var brand in company.Sites.Select(s => s.Brand).Distinct())
        {
            var name = CompanyPlan.Load().Brands.Single(b => b.Key == brand).Name;
            var made = await company.Owner.Calls.PostAsync("order-sources", new { name = name + " 商城", type = "embedded", brandId = company.Id("brand", brand) }, cancellationToken);
            var source = made.GetProperty("id").GetGuid();
            var secret = (await company.Owner.Calls.PostAsync($"order-sources/{source}/secret", null, cancellationToken)).GetProperty("secret").GetString()!;
            foreach (var some in scenes.Where(s => s.Brand == brand).Chunk(AtOnce))
            {
                await TellAsync(source, secret, JsonSerializer.SerializeToUtf8Bytes(new { orders = some.Select(OrderOf) }, Json), cancellationToken);
            }
        }
    }

    private async Task TellAsync(Guid source, string secret, byte[] body, CancellationToken cancellationToken)
    {
        using var request = StandardWebhook.Sign(new Uri(http.BaseAddress!, $"/orders/v1/{source}"), $"demo_{source:N}", now, body, [secret]);
        using var response = await http.SendAsync(request, cancellationToken);
        response.EnsureSuccessStatusCode();
    }

    private object OrderOf(Scene scene)
    {
        var persona = scene.Persona;
        var chinese = persona.Language == "zh";
        string Slot(string name) => scene.Slots.Fill($"{{{name}}}", "");
        var first = scene.Turns[0].At;
        // Always the same for the same order, whatever else the sample gains.
        var seed = Slot("order").Aggregate(17, (sum, c) => unchecked((sum * 31) + c) & 0xFFFF);
        var placed = first.AddDays(-(2 + (seed % 4))).AddMinutes(-(seed % 600));
        var age = (now - placed).TotalDays;
        var stage = scene.Story.Key.Contains("return", StringComparison.Ordinal) && age < 20 ? "returning" : age > 16 ? "completed" : age > 8 ? "delivered" : (seed % 5) switch { 0 => "paid", 1 => "packed", _ => "shipped" };
        var price = long.Parse(Slot("price"), CultureInfo.InvariantCulture) * 100;
        object[] parcels = stage is "paid" or "packed" ? [] : [ParcelOf(Slot("tracking"), placed, stage, seed, persona.City, chinese)];
        return new
        {
            number = Slot("order"),
            stage,
            currency = "CNY",
            total = price,
            placedAt = placed,
            buyer = new { id = persona.Vouched ? $"u{persona.Number}" : null, name = persona.Name, email = persona.Email, phone = persona.Phone, address = chinese ? $"{persona.City}市文一路 {seed % 300 + 1} 号" : $"{seed % 300 + 1} West Lake Road, {persona.City}" },
            lines = new[] { new { name = Slot("product"), quantity = 1, price, sku = Slot("model") } },
            parcels,
        };
    }

    private object ParcelOf(string tracking, DateTimeOffset placed, string stage, int seed, string city, bool chinese)
    {
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
            trackingNumber = tracking,
            carrier = chinese ? "顺丰速运" : "SF Express",
            stage = part,
            dueAt = stage == "shipped" && !held ? now.Date.AddDays(1).AddHours(10).ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture) : null,
            steps = steps.Select(s => new { at = s.At, text = s.Text, place = s.Place }),
        };
    }
}
