using System.Text.Json.Nodes;
using Heed.Modules.Tests.Engines;

namespace Heed.Modules.Tests.Web;

public sealed class TryItTests(HeedHosts hosts) : IClassFixture<HeedHosts>
{
    [Theory, OnEveryEngine]
    public async Task Every_web_inbox_has_a_page_to_try_its_chat_on(TestEngine engine)
    {
        var company = await hosts.CompanyAsync(engine);
        var (_, siteKey) = await company.WebInboxAsync();
        var page = (await company.Host.Anonymous().GetAsync($"/try/{siteKey}?lang=en")).Expect(200).Raw;
        Assert.Contains($"data-key=\"{siteKey}\"", page, StringComparison.Ordinal);
        Assert.Contains("Write to yourself", page, StringComparison.Ordinal);
        Assert.Contains("lang=\"zh-CN\"", (await company.Host.Anonymous().GetAsync($"/try/{siteKey}?lang=zh-CN")).Expect(200).Raw, StringComparison.Ordinal);
        foreach (var none in new[] { "pk_" + new string('a', 24), "none", "%3Cscript%3E" }) Assert.Equal(404, (await company.Host.Anonymous().GetAsync($"/try/{none}")).Status);
    }

    [Theory, OnEveryEngine]
    public async Task A_chat_held_to_other_websites_says_so_instead_of_staying_silent(TestEngine engine)
    {
        var company = await hosts.CompanyAsync(engine);
        var (inbox, siteKey) = await company.WebInboxAsync();
        (await company.Owner.ChangeSiteAsync(inbox, s => s["allowedOrigins"] = new JsonArray("https://shop.example"))).Expect(200);
        var page = (await company.Host.Anonymous().GetAsync($"/try/{siteKey}?lang=en")).Expect(200).Raw;
        Assert.DoesNotContain("data-key", page, StringComparison.Ordinal);
        Assert.Contains("other websites only", page, StringComparison.Ordinal);

        var address = company.Host.Address.GetLeftPart(UriPartial.Authority);
        (await company.Owner.ChangeSiteAsync(inbox, s => s["allowedOrigins"] = new JsonArray("https://shop.example", address))).Expect(200);
        Assert.Contains("data-key", (await company.Host.Anonymous().GetAsync($"/try/{siteKey}?lang=en")).Expect(200).Raw, StringComparison.Ordinal);
    }
}
