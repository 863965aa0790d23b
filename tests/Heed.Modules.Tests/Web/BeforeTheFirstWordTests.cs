using System.Text.Json.Nodes;
using Heed.Modules.Tests.Conversations;
using Heed.Modules.Tests.Engines;

namespace Heed.Modules.Tests.Web;

/// <summary>What a site may ask before the first message: consent and a form.</summary>
public sealed class BeforeTheFirstWordTests(HeedHosts hosts) : IClassFixture<HeedHosts>
{
    [Theory, OnEveryEngine]
    public async Task Consent_is_asked_stored_with_its_version_and_asked_again_for_a_new_text(TestEngine engine)
    {
        var company = await hosts.CompanyAsync(engine);
        var (inbox, siteKey) = await company.WebInboxAsync();
        (await company.Owner.ChangeSiteAsync(inbox, s =>
        {
            s["privacy"]!["required"] = true;
            s["privacy"]!["text"] = new JsonObject { ["zh-CN"] = "我们保存聊天内容。", ["en"] = "We keep what you write." };
        })).Expect(200);
        var started = (await company.Host.StartAsync(siteKey)).Expect(200);
        var privacy = started["site"].GetProperty("privacy");
        var version = privacy.GetProperty("version").GetInt32();
        Assert.Equal("We keep what you write.", privacy.GetProperty("text").GetString());
        var visitor = company.Host.Visitor(started);
        (await visitor.PostAsync("/widget/v1/messages", new { id = Guid.CreateVersion7(), text = "hi" })).ExpectProblem(409, "consentRequired");
        (await visitor.UploadAsync("/widget/v1/files", "a.txt", "text/plain", "a"u8.ToArray())).ExpectProblem(409, "consentRequired");
        (await visitor.PostAsync("/widget/v1/consent", new { version = version + 1 })).ExpectProblem(409, "consentRequired");
        Assert.Empty((await company.Owner.GetAsync("customers")).Items);

        (await visitor.PostAsync("/widget/v1/messages", new { id = Guid.CreateVersion7(), text = "hi", consentVersion = version })).Expect(201);
        Assert.True((await company.Host.StartAsync(siteKey, visitor.Token)).Expect(200)["site"].GetProperty("privacy").GetProperty("given").GetBoolean());
        var customer = Assert.Single((await company.Owner.GetAsync("customers")).Items).GetProperty("id").GetGuid();
        Assert.Contains((await company.Owner.GetAsync($"customers/{customer}/timeline")).Expect(200).Items, i => i.GetProperty("kind").GetString() == "consent");
        Assert.Contains("We keep what you write.", (await company.Owner.GetAsync($"customers/{customer}/export")).Expect(200).Raw, StringComparison.Ordinal);

        (await company.Owner.ChangeSiteAsync(inbox, s => s["privacy"]!["text"]!["en"] = "We keep more now.")).Expect(200);
        (await visitor.PostAsync("/widget/v1/messages", new { id = Guid.CreateVersion7(), text = "hi", consentVersion = version })).ExpectProblem(409, "consentRequired");
        (await visitor.PostAsync("/widget/v1/consent", new { version = version + 1 })).Expect(204);
        await visitor.SaysAsync("agreed again");
    }

    [Theory, OnEveryEngine]
    public async Task The_form_is_asked_once_and_fills_the_customer_in(TestEngine engine)
    {
        var company = await hosts.CompanyAsync(engine);
        (await company.Owner.PostAsync("attributes", new { key = "orderNumber", name = "Order number", type = "text", required = false, choices = (string[]?)null, pattern = (string?)null, order = 1 })).Expect(201);
        var (inbox, siteKey) = await company.WebInboxAsync();
        (await company.Owner.ChangeSiteAsync(inbox, s => s["preChat"] = new JsonObject
        {
            ["enabled"] = true,
            ["fields"] = new JsonArray(
                new JsonObject { ["key"] = "name", ["required"] = true }, new JsonObject { ["key"] = "email", ["required"] = true },
                new JsonObject { ["key"] = "orderNumber", ["required"] = false }),
        })).Expect(200);
        var started = (await company.Host.StartAsync(siteKey)).Expect(200);
        Assert.Equal(3, started["site"].GetProperty("preChat").GetProperty("fields").GetArrayLength());
        var visitor = company.Host.Visitor(started);
        Task<Answer> Send(object? preChat) => visitor.PostAsync("/widget/v1/messages", new { id = Guid.CreateVersion7(), text = "hi", preChat });
        Assert.True((await Send(null)).ExpectProblem(400, "preChat")["errors"].TryGetProperty("preChat.name", out _));
        Assert.True((await Send(new { name = "王小明", email = "not an address" })).ExpectProblem(400, "preChat")["errors"].TryGetProperty("preChat.email", out _));
        Assert.True((await Send(new { name = 1, email = "w@x.example" })).ExpectProblem(400, "preChat")["errors"].TryGetProperty("preChat.name", out _));
        Assert.Empty((await company.Owner.GetAsync("customers")).Items);
        (await Send(new { name = "王小明", email = "wang@x.example", orderNumber = "A-7" })).Expect(201);
        var customer = Assert.Single((await company.Owner.GetAsync("customers")).Items);
        Assert.Equal("王小明", customer.GetProperty("name").GetString());
        Assert.Equal("A-7", customer.GetProperty("attributes").GetProperty("orderNumber").GetString());
        await visitor.SaysAsync("not asked again");
    }
}
