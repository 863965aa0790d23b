using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.Playwright;

namespace Heed.Browser.Tests.Bot;

/// <summary>What the walk needs of the sample company, and how its visitors go: over the widget's own API, from the shop's page.</summary>
internal static class WalkSteps
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    /// <summary>A web inbox of the sample company that is open at any hour, its site key, and a secret with which its shop vouches.</summary>
    public static async Task<(string Inbox, string SiteKey, string Secret, string Brand)> ShopInboxAsync(this IPage console)
    {
        var inbox = (await console.ApiAsync("GET", "inboxes")).GetProperty("items").EnumerateArray().First(i => i.GetProperty("name").GetString()!.StartsWith("云栖家电", StringComparison.Ordinal));
        var id = inbox.GetProperty("id").GetString()!;
        await console.ApiAsync("PATCH", $"inboxes/{id}", new { calendarId = (string?)null });
        var site = await console.ApiAsync("GET", $"inboxes/{id}/web");
        var secret = await console.ApiAsync("POST", $"inboxes/{id}/web/identity-secret");
        return (id, site.GetProperty("siteKey").GetString()!, secret.GetProperty("secret").GetString()!, inbox.GetProperty("brandId").GetString()!);
    }

    /// <summary>Orders by number and buyer, each with a parcel, goods and a buyer's name that only a proof may bring to light.</summary>
    public static async Task OrdersAsync(this IPage console, string brand, IEnumerable<(string Number, string Buyer)> orders)
    {
        var source = (await console.ApiAsync("POST", "order-sources", new { name = "Walk", type = "embedded", brandId = brand })).GetProperty("id").GetString();
        var table = new StringBuilder("orderNumber,date,status,total,customerId,name,email,item,quantity,price,carrier,trackingNumber,parcelStatus\n");
        foreach (var (number, buyer) in orders) table.Append($"{number},2026-11-20,shipped,1234.56,{buyer},Canary {number},{buyer}@mail.example,Lamp {number},1,1234.56,SF Express,SF{number},moving\n");
        var origin = new Uri(console.Url).GetLeftPart(UriPartial.Authority);
        var answer = await console.APIRequest.PostAsync($"{origin}/api/v1/w/{console.Workspace()}/order-sources/{source}/import?currency=CNY", new APIRequestContextOptions
        {
            DataString = table.ToString(),
            Headers = new Dictionary<string, string> { ["Origin"] = origin, ["Content-Type"] = "text/csv" },
        });
        Assert.True(answer.Ok, await answer.TextAsync());
    }

    /// <summary>A signed identity as the shop's own server makes it (RFC 7519, HS256).</summary>
    public static string Vouch(string secret, string siteKey, string buyer)
    {
        var now = TimeProvider.System.GetUtcNow();
        var claims = new { sub = buyer, name = buyer, aud = siteKey, iat = now.ToUnixTimeSeconds(), exp = now.AddHours(1).ToUnixTimeSeconds() };
        var signed = $"{Encode(JsonSerializer.SerializeToUtf8Bytes(new { alg = "HS256", typ = "JWT" }))}.{Encode(JsonSerializer.SerializeToUtf8Bytes(claims))}";
        return $"{signed}.{Encode(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.ASCII.GetBytes(signed)))}";
        static string Encode(byte[] bytes) => System.Buffers.Text.Base64Url.EncodeToString(bytes);
    }

    /// <summary>Lets visitors come, eight at a time, each in a session of its own.</summary>
    public static async Task<IReadOnlyList<Visit>> ComeAsync(this IPage shop, string siteKey, string secret, string language, IReadOnlyList<Guest> guests)
    {
        var visitors = guests.Select(g => new { says = g.Says, source = g.Source, identity = g.Buyer is null ? null : Vouch(secret, siteKey, g.Buyer) });
        var came = await shop.EvaluateAsync<JsonElement>(
            """
            async ([key, language, script]) => {
              const visitors = JSON.parse(script);
              const call = async (method, path, token, body) => {
                const answer = await fetch('/widget/v1' + path, { method, headers: { 'Content-Type': 'application/json', 'Accept-Language': language, ...(token && { Authorization: 'Bearer ' + token }) }, body: body && JSON.stringify(body) });
                if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
                return answer.json();
              };
              const visit = async ({ says, identity, source }) => {
                const { token } = await call('POST', '/start', null, { siteKey: key, identity, language, page: { url: location.href, title: '', referrer: '' } });
                const turns = [];
                let last = [], news;
                const script = [...says];
                while (script.length) {
                  const words = script.shift();
                  if (turns.length && turns.at(-1).handler !== 'bot') break;
                  const button = words[0] === '#' ? last.flatMap(m => m.parts?.choices ?? []).find(c => c.id.endsWith(words.slice(1))) : undefined;
                  if (words[0] === '#' && !button) throw new Error(`No button ${words} after ${JSON.stringify({ turns, last })}`);
                  const sent = await call('POST', '/messages', token, { id: crypto.randomUUID(), text: button?.label ?? words, choice: button?.id });
                  const until = performance.now() + 20000;
                  for (;;) {
                    news = await call('GET', `/messages?after=${sent.message.position}`, token);
                    last = news.items.filter(m => m.authorKind === 'bot');
                    if (last.length || news.conversation.handler !== 'bot') break;
                    if (performance.now() > until) throw new Error('No answer to ' + words);
                    await new Promise(done => setTimeout(done, 40));
                  }
                  // State and messages are read one after the other: what is there by now is one and the same.
                  news = await call('GET', `/messages?after=${sent.message.position}`, token);
                  last = news.items.filter(m => m.authorKind === 'bot');
                  // Asked which of several is meant, whoever sees their question presses it.
                  const meant = source && last.flatMap(m => m.parts?.choices ?? []).find(c => c.label === source);
                  if (meant && !last.at(-1).parts.source) script.unshift('#' + meant.id);
                  turns.push({ says: words, said: last.map(m => ({ text: m.text, parts: m.parts })), handler: news.conversation.handler });
                }
                const all = await call('GET', '/messages', token);
                return { conversation: all.conversation.id, handler: all.conversation.handler, category: all.conversation.category, turns, thread: JSON.stringify(all.items) };
              };
              const results = [];
              let next = 0;
              await Promise.all(Array.from({ length: 8 }, async () => {
                while (next < visitors.length) {
                  const mine = next++;
                  results[mine] = await visit(visitors[mine]);
                }
              }));
              return results;
            }
            """,
            new[] { siteKey, language, JsonSerializer.Serialize(visitors, Json) });
        return came.Deserialize<List<Visit>>(Json)!;
    }

    /// <summary>The card with which a conversation was handed over; null while it was not.</summary>
    public static async Task<JsonElement?> CardAsync(this IPage console, Guid conversation)
    {
        foreach (var message in (await console.ApiAsync("GET", $"conversations/{conversation}/messages?limit=100")).GetProperty("items").EnumerateArray())
        {
            if (message.GetProperty("parts") is { ValueKind: JsonValueKind.Object } parts && parts.GetProperty("handOver") is { ValueKind: JsonValueKind.Object } card) return card;
        }

        return null;
    }
}
