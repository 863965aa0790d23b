using System.Text.RegularExpressions;
using Heed.Accounts.Pages;
using Heed.Accounts.Public;
using Heed.Modules.Tests.Engines;

namespace Heed.Modules.Tests.Accounts;

public sealed class PageTests(HeedHosts hosts) : IClassFixture<HeedHosts>
{
    [Theory, OnEveryEngine]
    public async Task The_sign_in_form_works_without_scripts(TestEngine engine)
    {
        var company = await hosts.CompanyAsync(engine);
        var browser = company.Host.Anonymous(company.Workspace);
        var page = (await browser.GetAsync("/sign-in?returnUrl=/w/1/inbox")).Expect(200);
        Assert.DoesNotContain("<script>", page.Raw, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("data-passkey-part hidden", page.Raw, StringComparison.Ordinal);
        Assert.DoesNotContain(" style=", page.Raw, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("autocomplete=\"current-password\"", page.Raw, StringComparison.Ordinal);
        var wrong = await PostAsync(browser, "/sign-in", ("email", company.Owner.Person.Email), ("password", "<b>wrong</b>"));
        Assert.Equal(401, wrong.Status);
        Assert.Contains("role=\"alert\"", wrong.Raw, StringComparison.Ordinal);
        Assert.DoesNotContain("<b>wrong", wrong.Raw, StringComparison.Ordinal);
        var signedIn = (await PostAsync(browser, "/sign-in?returnUrl=/w/1/inbox", ("email", company.Owner.Person.Email), ("password", company.Owner.Person.Password))).Expect(302);
        Assert.Equal("/w/1/inbox", signedIn.Headers.Location?.OriginalString);
        (await browser.GetAsync("me")).Expect(200);
        (await PostAsync(browser, "/sign-out")).Expect(302);
        (await browser.GetAsync("me")).ExpectProblem(401, "signInRequired");
    }

    [Theory]
    [OnEveryEngine("https://evil.example/")]
    [OnEveryEngine("//evil.example")]
    [OnEveryEngine("/\\evil.example")]
    [OnEveryEngine("\\\\evil.example")]
    [OnEveryEngine("/%09/evil.example")]
    [OnEveryEngine("javascript:alert(1)")]
    [OnEveryEngine("/\t/evil.example")]
    [OnEveryEngine("evil.example")]
    public async Task A_return_address_never_leads_to_another_site(TestEngine engine, string target)
    {
        var company = await hosts.CompanyAsync(engine);
        var answer = await PostAsync(
            company.Host.Anonymous(), "/sign-in?returnUrl=" + Uri.EscapeDataString(target), ("email", company.Owner.Person.Email), ("password", company.Owner.Person.Password));
        var location = new Uri(company.Host.Address, answer.Expect(302).Headers.Location!);
        Assert.Equal(company.Host.Address.Authority, location.Authority);
        Assert.DoesNotContain(location.AbsoluteUri, c => c == '\\' || char.IsControl(c));
    }

    [Theory, OnEveryEngine]
    public async Task Pages_speak_the_language_of_the_browser_or_the_one_chosen(TestEngine engine)
    {
        var browser = (await hosts.OnAsync(engine)).Anonymous();
        var chinese = await browser.SendAsync(HttpMethod.Get, "/sign-in", null, r => r.Headers.Add("Accept-Language", "zh-TW,zh;q=0.9,en;q=0.5"));
        Assert.Contains("lang=\"zh-CN\"", chinese.Raw, StringComparison.Ordinal);
        Assert.Contains("登录", chinese.Raw, StringComparison.Ordinal);
        Assert.Contains("Sign in", (await browser.GetAsync("/sign-in")).Raw, StringComparison.Ordinal);
        Assert.Contains("登录", (await browser.GetAsync("/sign-in?lang=zh-CN")).Raw, StringComparison.Ordinal);
    }

    [Theory, OnEveryEngine]
    public async Task Forms_of_other_sites_are_refused(TestEngine engine)
    {
        var company = await hosts.CompanyAsync(engine);
        foreach (var path in new[] { "/sign-in", "/sign-out" })
        {
            var answer = await company.Owner.SendAsync(HttpMethod.Post, path, new FormUrlEncodedContent([]), r =>
            {
                r.Headers.Remove("Origin");
                r.Headers.Add("Origin", "https://evil.example");
            });
            answer.ExpectProblem(403, "forbidden");
        }

        (await company.Owner.GetAsync("me")).Expect(200);
    }

    [Theory, OnEveryEngine]
    public async Task An_empty_server_is_set_up_once_by_its_link(TestEngine engine)
    {
        await using var host = await HeedHost.StartAsync(engine);
        var accounts = host.Get<IOperatorAccounts>();
        var dead = (await accounts.SetUpPathAsync(CancellationToken.None))!;
        var path = (await accounts.SetUpPathAsync(CancellationToken.None))!;
        var browser = host.Anonymous(new Kernel.WorkspaceId(1));
        Assert.Equal(410, (await browser.GetAsync(dead)).Status);
        Assert.Equal(410, (await browser.GetAsync("/setup/" + new string('a', 43))).Status);
        (await browser.GetAsync(path)).Expect(200);
        (string, string)[] form = [("workspace", "Acme 客服"), ("name", "Ada"), ("email", "ada@heed.example"), ("language", "zh-CN"), ("timeZone", "Asia/Shanghai")];
        Assert.Equal(400, (await PostAsync(browser, path, [.. form, ("password", "1234567890")])).Status);
        // The console leads the owner through the rest.
        var ready = (await PostAsync(browser, path, [.. form, ("password", "a fine long sentence")])).Expect(302);
        Assert.Equal("/?welcome", ready.Headers.Location?.OriginalString);
        var me = (await browser.GetAsync("me")).Expect(200);
        Assert.Equal("Acme 客服", me["workspace"].GetProperty("name").GetString());
        Assert.Equal(410, (await PostAsync(host.Anonymous(), path, [.. form, ("password", "a fine long sentence")])).Status);
        Assert.Null(await accounts.SetUpPathAsync(CancellationToken.None));
    }

    [Fact]
    public void Both_catalogues_have_the_same_words_and_the_same_holes()
    {
        var (en, zh) = (PageTexts.In("en"), PageTexts.In("zh-CN"));
        Assert.Equal(en.Keys.Order(), zh.Keys.Order());
        Assert.All(en.Keys, key => Assert.Equal(Holes(en[key]), Holes(zh[key])));

        static IEnumerable<string> Holes(string text) => Regex.Matches(text, @"\{\d\}").Select(m => m.Value).Order();
    }

    internal static Task<Answer> PostAsync(Api browser, string path, params (string Name, string Value)[] fields) =>
        browser.SendAsync(HttpMethod.Post, path, new FormUrlEncodedContent(fields.Select(f => KeyValuePair.Create(f.Name, f.Value))));
}
