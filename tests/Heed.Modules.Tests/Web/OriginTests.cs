using System.Net.WebSockets;
using System.Text.Json.Nodes;
using Heed.Channels.Web.Sites;
using Heed.Modules.Tests.Engines;

namespace Heed.Modules.Tests.Web;

public sealed class OriginTests(HeedHosts hosts) : IClassFixture<HeedHosts>
{
    [Theory]
    [InlineData("https://shop.example.com", "https://shop.example.com", true)]
    [InlineData("https://shop.example.com", "https://shop.example.com:443", true)]
    [InlineData("https://SHOP.example.com/", "https://shop.example.com", true)]
    [InlineData("https://商店.example", "https://xn--czrs0t.example", true)]
    [InlineData("http://localhost:3000", "http://localhost:3000", true)]
    [InlineData("https://*.example.com", "https://a.b.example.com", true)]
    [InlineData("https://*.example.com:8443", "https://a.example.com:8443", true)]
    [InlineData("https://shop.example.com", "http://shop.example.com", false)]
    [InlineData("https://shop.example.com", "https://shop.example.com:444", false)]
    [InlineData("https://shop.example.com", "https://shop.example.com.evil.net", false)]
    [InlineData("https://shop.example.com", "https://evilshop.example.com", false)]
    [InlineData("https://shop.example.com", "null", false)]
    [InlineData("https://shop.example.com", "https://shop.example.com@evil.net", false)]
    [InlineData("https://*.example.com", "https://example.com", false)]
    [InlineData("https://*.example.com", "https://evilexample.com", false)]
    [InlineData("https://*.example.com", "http://a.example.com", false)]
    [InlineData("https://*.example.com", "https://a.example.com:8443", false)]
    [InlineData("https://*.example.com", "https://a.example.com.evil.net", false)]
    public void An_origin_is_held_to_scheme_host_and_port(string allowed, string header, bool allows)
    {
        Assert.True(Origins.TryNormal(allowed, out var normal));
        Assert.Equal(allows, Origins.Allows([normal], header));
    }

    [Theory]
    [InlineData("*"), InlineData("https://*"), InlineData("https://*.com"), InlineData("https://a.*.com"), InlineData("example.com"), InlineData("ftp://example.com")]
    [InlineData("https://example.com/path"), InlineData("https://example.com?x"), InlineData("https://user@example.com"), InlineData("null"), InlineData("")]
    public void What_is_no_origin_is_refused(string text) => Assert.False(Origins.TryNormal(text, out _));

    [Theory, OnEveryEngine]
    public async Task Only_allowed_pages_get_through_and_read_the_answer(TestEngine engine)
    {
        var company = await hosts.CompanyAsync(engine);
        var host = company.Host;
        var (inbox, siteKey) = await company.WebInboxAsync();
        var mine = $"https://shop{company.Workspace.Value}.example";
        (await host.StartAsync(siteKey, origin: mine)).ExpectProblem(403, "originNotAllowed");
        (await company.Owner.ChangeSiteAsync(inbox, s => s["allowedOrigins"] = new JsonArray(mine))).Expect(200);

        var started = (await host.StartAsync(siteKey, origin: mine)).Expect(200);
        Assert.Equal(mine, started.Headers.GetValues("Access-Control-Allow-Origin").Single());
        var missing = (await host.StartAsync("pk_000000000000000000000000", origin: mine)).ExpectProblem(404, "siteNotFound");
        Assert.Equal(mine, missing.Headers.GetValues("Access-Control-Allow-Origin").Single());

        // Heed's own pages are others now, and so is everybody else.
        (await host.StartAsync(siteKey)).ExpectProblem(403, "originNotAllowed");
        foreach (var origin in new[] { "https://evil.example", "null", mine + ".evil.example" })
        {
            var refused = (await host.StartAsync(siteKey, origin: origin)).ExpectProblem(403, "originNotAllowed");
            Assert.False(refused.Headers.Contains("Access-Control-Allow-Origin"));
        }

        var token = new Api(host.Address, null) { Token = started.Text("token") };
        (await token.SendAsync(HttpMethod.Get, "/widget/v1/messages", null, r => r.Headers.Add("Origin", mine))).Expect(200);
        (await token.SendAsync(HttpMethod.Get, "/widget/v1/messages", null, r => r.Headers.Add("Origin", "https://evil.example"))).ExpectProblem(403, "originNotAllowed");
        await using var live = await host.WidgetSocketAsync(mine);
        await Assert.ThrowsAsync<WebSocketException>(() => host.WidgetSocketAsync("https://evil.example"));
        await Assert.ThrowsAsync<WebSocketException>(() => host.WidgetSocketAsync("null"));
        await Assert.ThrowsAsync<WebSocketException>(() => host.WidgetSocketAsync(mine, "token=x"));
    }

    [Theory, OnEveryEngine]
    public async Task A_preflight_is_answered_for_allowed_pages_alone(TestEngine engine)
    {
        var company = await hosts.CompanyAsync(engine);
        var (inbox, _) = await company.WebInboxAsync();
        var mine = $"https://pre{company.Workspace.Value}.example";
        (await company.Owner.ChangeSiteAsync(inbox, s => s["allowedOrigins"] = new JsonArray(mine))).Expect(200);
        Task<Answer> Preflight(string origin) => company.Host.Anonymous().SendAsync(HttpMethod.Options, "/widget/v1/messages", null, r =>
        {
            r.Headers.Remove("Origin");
            r.Headers.Add("Origin", origin);
            r.Headers.Add("Access-Control-Request-Method", "POST");
        });
        var allowed = (await Preflight(mine)).Expect(204);
        Assert.Equal(mine, allowed.Headers.GetValues("Access-Control-Allow-Origin").Single());
        Assert.Contains("Authorization", allowed.Headers.GetValues("Access-Control-Allow-Headers").Single(), StringComparison.Ordinal);
        Assert.False((await Preflight("https://evil.example")).Expect(403).Headers.Contains("Access-Control-Allow-Origin"));
    }

    [Theory, OnEveryEngine]
    public async Task Settings_are_checked_field_by_field_and_stale_ones_refused(TestEngine engine)
    {
        var company = await hosts.CompanyAsync(engine);
        var (inbox, siteKey) = await company.WebInboxAsync();
        var wrong = await company.Owner.ChangeSiteAsync(inbox, s =>
        {
            s["color"] = "red";
            s["allowedOrigins"] = new JsonArray("https://ok.example", "nonsense");
            s["preChat"]!["fields"] = new JsonArray(new JsonObject { ["key"] = "shoeSize", ["required"] = true });
            s["privacy"]!["required"] = true;
        });
        var errors = wrong.ExpectProblem(400, "invalid")["errors"];
        foreach (var field in new[] { "color", "allowedOrigins[1]", "preChat.fields[0]", "privacy.text" }) Assert.True(errors.TryGetProperty(field, out _), field);
        (await company.Owner.ChangeSiteAsync(inbox, s => s["bogus"] = 1)).ExpectProblem(400, "unknownField");
        var changed = (await company.Owner.ChangeSiteAsync(inbox, s => s["title"] = "静川电器")).Expect(200);
        Assert.Equal(siteKey, changed.Text("siteKey"));
        Assert.Equal("静川电器", (await company.Host.StartAsync(siteKey)).Expect(200)["site"].GetProperty("title").GetString());
        var agent = await company.PersonAsync("agent");
        (await agent.ChangeSiteAsync(inbox, s => s["title"] = "mine")).ExpectProblem(403, "forbidden");
        (await agent.PostAsync($"inboxes/{inbox}/web/identity-secret")).ExpectProblem(403, "forbidden");
        var stranger = await company.PersonAsync("admin", await company.BrandAsync("Elsewhere"));
        Assert.Equal(404, (await stranger.GetAsync($"inboxes/{inbox}/web")).Status);
    }
}
