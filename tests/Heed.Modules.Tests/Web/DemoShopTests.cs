using Heed.Accounts.Public;
using Heed.Channels.Web.Public;
using Heed.Conversations.Public;
using Heed.Kernel;
using Heed.Modules.Tests.Conversations;
using Heed.Modules.Tests.Engines;
using Heed.Platform.Store;

namespace Heed.Modules.Tests.Web;

public sealed class DemoShopTests
{
    [Theory, OnEveryEngine]
    public async Task The_sample_shop_shows_the_widget_in_both_languages_and_signs_its_customer_in(TestEngine engine)
    {
        await using var host = await HeedHost.StartAsync(engine);
        Assert.Equal(404, (await host.Anonymous().GetAsync("/demo/shop")).Status);
        Assert.Equal(404, (await host.Anonymous().PostAsync("/demo/shop/identity")).Status);
        var opened = await host.Get<IWorkspaces>().CreateAsync(new NewWorkspace("静川电器", "zh-CN", "Asia/Shanghai", IsDemo: true), null, TestContext.Current.CancellationToken);
        var siteKey = await host.Get<IStore>().WriteAsync(
            Scope.System(opened.Workspace),
            unit =>
            {
                var inbox = host.Get<IInboxes>().Create(unit, "官网", opened.Brand, "web", null, null, false, null, null);
                return host.Get<IWebSites>().Create(unit, inbox, new NewWebSite("静川电器"));
            },
            TestContext.Current.CancellationToken);

        var chinese = (await host.Anonymous().GetAsync("/demo/shop?lang=zh-CN")).Expect(200);
        Assert.Contains($"data-key=\"{siteKey}\"", chinese.Raw, StringComparison.Ordinal);
        Assert.Contains("lang=\"zh-CN\"", chinese.Raw, StringComparison.Ordinal);
        Assert.Contains("Ask an adviser", (await host.Anonymous().GetAsync("/demo/shop?lang=en")).Expect(200).Raw, StringComparison.Ordinal);
        foreach (var asset in new[] { "/demo/shop.css", "/demo/shop.js" }) Assert.NotEmpty((await host.Anonymous().GetAsync(asset)).Expect(200).Raw);

        var identity = (await host.Anonymous().PostAsync("/demo/shop/identity?lang=en")).Expect(200).Text("identity");
        var visitor = host.Visitor(await host.StartAsync(siteKey, identity: identity));
        await visitor.SaysAsync("signed in from the shop");
        // The second sign-in is the same customer.
        var again = (await host.Anonymous().PostAsync("/demo/shop/identity?lang=en")).Expect(200).Text("identity");
        var started = (await host.StartAsync(siteKey, identity: again)).Expect(200);
        Assert.True(started["customer"].GetProperty("verified").GetBoolean());
        Assert.Contains(started["messages"].EnumerateArray(), m => m.GetProperty("text").GetString() == "signed in from the shop");
    }
}
