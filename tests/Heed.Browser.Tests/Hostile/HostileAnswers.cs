using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Playwright;

namespace Heed.Browser.Tests.Hostile;

/// <summary>
/// Stands between a page and its server and replaces every word that people could have written, in every answer, by vectors. So they come through every place of
/// every screen, past all checks the server makes of what it takes in.
/// </summary>
internal sealed class HostileAnswers
{
    /// <summary>Members that hold words; all others hold ids, kinds and times.</summary>
    private static readonly HashSet<string> Words = new(StringComparer.Ordinal)
    {
        "name", "text", "subject", "title", "detail", "description", "note", "customerName", "authorName", "agentName", "actorName", "snippet", "before", "after", "label", "displayName", "fileName", "reason", "summary",
        "response", "responseBody", "responseText", "body", "preview", "company", "companyName", "folder", "comment", "greeting", "away", "zh-CN", "en", "userAgent", "browser", "page", "referrer", "initials", "words", "failure", "error", "by",
        "privateNote", "value", "typedText", "signature", "city", "address", "phone", "email", "domain", "trouble", "lastError", "old", "new", "target",
    };

    private readonly string[] _packs = [.. Corpus.Packs(240)];
    private int _next;

    /// <summary>Vectors that were handed out at least once.</summary>
    public int HandedOut => Math.Min(_packs.Take(Math.Min(_next, _packs.Length)).Sum(p => p.Split("\n").Length), Corpus.All.Count);

    /// <summary>Begins at once; answers of this address are changed from now on.</summary>
    public async Task PoisonAsync(IPage page, string pattern) => await page.Context.RouteAsync(pattern, async route =>
    {
        if (route.Request.Method != "GET" && !pattern.Contains("widget", StringComparison.Ordinal))
        {
            await route.FallbackAsync();
            return;
        }

        try
        {
            var answer = await route.FetchAsync();
            var text = await answer.TextAsync();
            if (!answer.Headers.TryGetValue("content-type", out var type) || !type.Contains("json", StringComparison.Ordinal) || text.Length == 0)
            {
                await route.FulfillAsync(new RouteFulfillOptions { Response = answer });
                return;
            }

            var json = JsonNode.Parse(text);
            Poison(json);
            await route.FulfillAsync(new RouteFulfillOptions { Response = answer, Body = json!.ToJsonString() });
        }
        catch (PlaywrightException)
        {
            // The page went on before the answer came.
        }
    });

    private void Poison(JsonNode? node)
    {
        if (node is JsonArray list)
        {
            foreach (var item in list) Poison(item);
            return;
        }

        if (node is not JsonObject members) return;
        foreach (var (name, value) in members.ToList())
        {
            if (value is JsonValue words && words.GetValueKind() == JsonValueKind.String && Words.Contains(name)) members[name] = _packs[_next++ % _packs.Length];
            else Poison(value);
        }
    }
}
