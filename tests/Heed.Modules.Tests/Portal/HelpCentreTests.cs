using System.Net;
using Heed.Modules.Tests.Bot;
using Heed.Modules.Tests.Engines;
using Heed.Modules.Tests.Platform;
using Heed.Modules.Tests.Web;

namespace Heed.Modules.Tests.Portal;

public sealed class HelpCentreTests(HeedHosts hosts) : IClassFixture<HeedHosts>
{
    [Theory, OnEveryEngine]
    public async Task A_visitor_without_scripts_finds_reads_and_votes(TestEngine engine)
    {
        var company = await hosts.CompanyAsync(engine);
        var slug = await OpenAsync(company);
        var article = await PublishAsync(company, "How long does a refund take?", "Money is back within **three** working days. <script>alert(1)</script>");
        using var browser = Browser(company);
        var start = await browser.GetAsync($"/help/{slug}");
        Assert.Equal(HttpStatusCode.Redirect, start.StatusCode);
        Assert.Equal($"/help/{slug}/en", start.Headers.Location!.ToString());
        var home = await TextAsync(browser, $"/help/{slug}/en");
        Assert.Contains("How long does a refund take?", home, StringComparison.Ordinal);
        Assert.Contains("lang=\"zh-CN\"", home, StringComparison.Ordinal);
        Assert.Contains("Imprint", home, StringComparison.Ordinal);

        var found = await TextAsync(browser, $"/help/{slug}/en/search?q=when+is+my+refund+back");
        Assert.Contains($"/help/{slug}/en/a/{article}", found, StringComparison.Ordinal);
        var page = await browser.GetAsync($"/help/{slug}/en/a/{article}");
        var text = await page.Content.ReadAsStringAsync();
        Assert.Contains("<strong>three</strong>", text, StringComparison.Ordinal);
        Assert.DoesNotContain("<script>alert", text, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe-inline", page.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        Assert.Contains($"rel=\"canonical\" href=\"{browser.BaseAddress!.GetLeftPart(UriPartial.Authority)}/help/{slug}/en/a/{article}\"", text, StringComparison.Ordinal);

        for (var i = 0; i < 3; i++)
        {
            var voted = await browser.PostAsync($"/help/{slug}/en/a/{article}", new FormUrlEncodedContent(new Dictionary<string, string> { ["helpful"] = "yes" }));
            Assert.Equal(HttpStatusCode.Redirect, voted.StatusCode);
        }

        var usage = (await company.Owner.GetAsync($"knowledge/entries/{article}/usage?days=30")).Expect(200)["total"];
        Assert.Equal((1, 1), (usage.GetProperty("helpfulYes").GetInt32(), usage.GetProperty("shown").GetInt32()));
        using var foreign = new HttpRequestMessage(HttpMethod.Post, $"/help/{slug}/en/a/{article}") { Content = new FormUrlEncodedContent(new Dictionary<string, string> { ["helpful"] = "no" }) };
        foreign.Headers.Add("Origin", "https://evil.example");
        Assert.Equal(HttpStatusCode.Forbidden, (await browser.SendAsync(foreign)).StatusCode);
    }

    [Theory, OnEveryEngine]
    public async Task A_search_that_finds_nothing_becomes_a_gap_and_the_question_goes_along(TestEngine engine)
    {
        var company = await hosts.CompanyAsync(engine);
        var slug = await OpenAsync(company);
        using var browser = Browser(company);
        var page = await TextAsync(browser, $"/help/{slug}/zh-CN/search?q=%E8%83%BD%E7%94%A8%E7%81%AB%E6%98%9F%E5%B8%81%E4%BB%98%E6%AC%BE%E5%90%97");
        Assert.Contains("没有找到", WebUtility.HtmlDecode(page), StringComparison.Ordinal);
        await Eventually.TrueAsync(
            async () => (await company.Owner.GetAsync("knowledge/gaps")).Expect(200).Items.Any(g => g.GetProperty("question").GetString() == "能用火星币付款吗"), TimeSpan.FromSeconds(20), "a gap");
        var contact = WebUtility.HtmlDecode(await TextAsync(browser, $"/help/{slug}/en/contact?q=mars+coins"));
        Assert.Contains("mailto:help@shop.example?subject=Question%3A%20mars%20coins", contact, StringComparison.Ordinal);
        var hostile = await TextAsync(browser, $"/help/{slug}/en/search?q=%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E");
        Assert.DoesNotContain("<img src=x", hostile, StringComparison.Ordinal);
    }

    [Theory, OnEveryEngine]
    public async Task Nothing_is_shown_that_is_not_for_everybody_of_the_brand(TestEngine engine)
    {
        var company = await hosts.CompanyAsync(engine);
        var slug = await OpenAsync(company);
        var second = await company.BrandAsync("Second");
        var inside = await PublishAsync(company, "Secret goodwill limits", "Up to 500", audience: "internal");
        var elsewhere = await PublishAsync(company, "Only for the other brand", "Elsewhere", brand: second);
        var draft = (await company.Owner.PostAsync("knowledge/entries", Entry("A draft of mine", "Not yet", "public", company.Brand))).Expect(201).Id;
        using var browser = Browser(company);
        foreach (var id in new[] { inside, elsewhere, draft }) Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync($"/help/{slug}/en/a/{id}")).StatusCode);
        var pages = await TextAsync(browser, $"/help/{slug}/en") + await TextAsync(browser, $"/help/{slug}/en/search?q=goodwill+limits") + await TextAsync(browser, $"/help/{slug}/sitemap.xml");
        foreach (var word in new[] { "Secret goodwill limits", "Only for the other brand", "A draft of mine" }) Assert.DoesNotContain(word, pages, StringComparison.Ordinal);
        foreach (var path in new[] { "/help/nobody", "/help/nobody/en", $"/help/{slug}/fr", $"/help/{slug}/en/c/{Guid.CreateVersion7()}" }) Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync(path)).StatusCode);
        (await company.Owner.PutAsync($"help-sites/{company.Brand}", Site(slug, enabled: false))).Expect(200);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync($"/help/{slug}/en")).StatusCode);
    }

    [Theory, OnEveryEngine]
    public async Task An_own_host_name_shows_the_help_centre_and_nothing_else(TestEngine engine)
    {
        var company = await hosts.CompanyAsync(engine);
        var host = $"help-{Guid.CreateVersion7():N}.example.com";
        var slug = await OpenAsync(company, host);
        var article = await PublishAsync(company, "Where are you?", "In Hangzhou.");
        using var browser = Browser(company);
        Assert.Contains($"href=\"/en/a/{article}\"", await AtAsync("/en"), StringComparison.Ordinal);
        Assert.Contains($"https://{host}/en/a/{article}", await AtAsync("/sitemap.xml"), StringComparison.Ordinal);
        Assert.Contains($"Sitemap: https://{host}/sitemap.xml", await AtAsync("/robots.txt"), StringComparison.Ordinal);
        using var console = new HttpRequestMessage(HttpMethod.Get, "/sign-in");
        console.Headers.Host = host;
        Assert.Equal(HttpStatusCode.NotFound, (await browser.SendAsync(console)).StatusCode);
        (await (await hosts.CompanyAsync(engine)).Owner.PutAsync($"help-sites/{company.Brand}", Site(slug))).ExpectProblem(404, "notFound");
        var other = await hosts.CompanyAsync(engine);
        (await other.Owner.PutAsync($"help-sites/{other.Brand}", Site(slug))).ExpectProblem(400, "invalid");
        (await (await company.PersonAsync("agent")).PutAsync($"help-sites/{company.Brand}", Site(slug))).ExpectProblem(403, "forbidden");

        async Task<string> AtAsync(string path)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, path);
            request.Headers.Host = host;
            using var answer = await browser.SendAsync(request);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            return await answer.Content.ReadAsStringAsync();
        }
    }

    [Theory, OnEveryEngine]
    public async Task What_is_written_on_the_contact_page_becomes_a_conversation_with_what_was_looked_for_and_read(TestEngine engine)
    {
        // A host of its own: what is limited by network address would be taken from the other tests.
        await using var host = await HeedHost.StartAsync(engine);
        var company = await host.CreateWorkspaceAsync();
        var slug = await OpenAsync(company);
        var article = await PublishAsync(company, "How long does a refund take?", "Three working days.");
        using var browser = Browser(company);
        Assert.DoesNotContain("<textarea", await TextAsync(browser, $"/help/{slug}/en/contact"), StringComparison.Ordinal);
        var (_, _, siteKey) = await company.BotAsync();
        Assert.Contains($"/help/{slug}/en/contact?article={article}&amp;q=money", await TextAsync(browser, $"/help/{slug}/en/a/{article}?q=money"), StringComparison.Ordinal);
        var page = WebUtility.HtmlDecode(await TextAsync(browser, $"/help/{slug}/en/contact?article={article}&q=money+back"));
        Assert.Contains("How long does a refund take?", page, StringComparison.Ordinal);
        Assert.Contains(">money back</textarea>", page, StringComparison.Ordinal);

        var wrong = await SendAsync(("email", "anna@nowhere"), ("text", "My words <b>"));
        Assert.Equal(HttpStatusCode.BadRequest, wrong.StatusCode);
        var kept = WebUtility.HtmlDecode(await wrong.Content.ReadAsStringAsync());
        Assert.Contains("not a complete e-mail address", kept, StringComparison.Ordinal);
        Assert.Contains("My words <b></textarea>", kept, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await SendAsync(("email", "bot@example.com"), ("text", "Buy now"), ("website", "http://spam.example"))).StatusCode);
        Assert.Empty((await company.Owner.GetAsync("conversations?tier=waiting")).Expect(200).Items);

        var once = Guid.CreateVersion7().ToString();
        for (var i = 0; i < 2; i++)
        {
            var sent = await SendAsync(("email", "anna@example.com"), ("name", "Anna"), ("text", "Where is my money?"), ("q", "money back"), ("article", article.ToString()), ("once", once));
            Assert.Equal($"/help/{slug}/en/contact?sent=true", sent.Headers.Location!.ToString());
        }

        Assert.Contains("We have your message", await TextAsync(browser, $"/help/{slug}/en/contact?sent=true"), StringComparison.Ordinal);
        var conversation = Assert.Single((await company.Owner.GetAsync("conversations?tier=waiting")).Expect(200).Items);
        Assert.Equal("queue", conversation.GetProperty("handler").GetString());
        var messages = (await company.Owner.GetAsync($"conversations/{conversation.GetProperty("id").GetGuid()}/messages")).Expect(200).Items;
        Assert.Equal("Where is my money?\n\nLooked for: money back\nRead before: How long does a refund take?", Assert.Single(messages, m => m.GetProperty("authorKind").GetString() == "customer").GetProperty("text").GetString());
        Assert.DoesNotContain(messages, m => m.GetProperty("authorKind").GetString() == "bot");

        // The bot of the brand's chat shows the same article as its source.
        var visitor = await company.VisitorAsync(siteKey);
        Assert.Equal($"/help/{slug}/en/a/{article}", (await visitor.AskAsync("how long does a refund take"))[0].Parts().GetProperty("source").GetProperty("url").GetString());

        // So does a flow that looks something up.
        var bot = (await company.Owner.GetAsync("bots")).Expect(200).Items[0].GetProperty("id").GetGuid();
        var flow = (await company.Owner.PostAsync($"bots/{bot}/flows", new
        {
            name = "Zebra",
            document = new
            {
                start = "look",
                examples = new[] { "zebra please" },
                nodes = new object[]
                {
                    new { id = "look", kind = "knowledge", query = "how long does a refund take", next = "end", fail = "end" },
                    new { id = "end", kind = "end" },
                },
            },
        })).Expect(201).Id;
        (await company.Owner.PostAsync($"bots/{bot}/flows/{flow}/publish")).Expect(200);
        var asker = await company.VisitorAsync(siteKey);
        Assert.Equal($"/help/{slug}/en/a/{article}", (await asker.AskAsync("zebra please"))[0].Parts().GetProperty("source").GetProperty("url").GetString());

        for (var i = 0; i < 4; i++) await SendAsync(("email", "anna@example.com"), ("text", $"And {i}"));
        var many = await SendAsync(("email", "anna@example.com"), ("text", "One too many"));
        Assert.Equal(HttpStatusCode.TooManyRequests, many.StatusCode);
        Assert.Contains("One too many</textarea>", await many.Content.ReadAsStringAsync(), StringComparison.Ordinal);

        Task<HttpResponseMessage> SendAsync(params (string Name, string Value)[] fields) =>
            browser.PostAsync($"/help/{slug}/en/contact", new FormUrlEncodedContent(fields.Select(f => KeyValuePair.Create(f.Name, f.Value))));
    }

    [Theory, OnEveryEngine]
    public async Task Hidden_topics_are_hidden_everywhere_and_a_logo_colour_and_contact_are_its_own(TestEngine engine)
    {
        var company = await hosts.CompanyAsync(engine);
        var shown = await TopicAsync(company, "Delivery", null);
        var hidden = await TopicAsync(company, "Dealers", null);
        var below = await TopicAsync(company, "Dealer prices", hidden);
        var open = await PublishAsync(company, "How fast is delivery?", "Two days.", category: shown);
        var secret = await PublishAsync(company, "Which rebate do dealers get?", "Ten per cent.", category: below);
        var slug = await OpenAsync(company);
        using var browser = Browser(company);
        Assert.Contains($"/en/a/{secret}", await TextAsync(browser, $"/help/{slug}/en/search?q=dealer+rebate"), StringComparison.Ordinal);

        var site = (await company.Owner.PutAsync($"help-sites/{company.Brand}", new { enabled = true, slug, title = "Shop help", languages = new[] { "en" }, color = "#0B7A75", hiddenTopics = new[] { hidden }, contact = false, contactEmail = "help@shop.example" })).Expect(200);
        Assert.Equal("#0b7a75", site.Text("color"));
        var pages = await TextAsync(browser, $"/help/{slug}/en") + await TextAsync(browser, $"/help/{slug}/en/search?q=dealer+rebate") + await TextAsync(browser, $"/help/{slug}/sitemap.xml") + await TextAsync(browser, $"/help/{slug}/en/suggest?q=dealer");
        Assert.Contains($"/en/a/{open}", pages, StringComparison.Ordinal);
        Assert.Contains("/tint/0b7a75.css", pages, StringComparison.Ordinal);
        foreach (var word in new[] { secret.ToString(), "Dealers", "/contact" }) Assert.DoesNotContain(word, pages, StringComparison.Ordinal);
        foreach (var path in new[] { $"a/{secret}", $"c/{hidden}", $"c/{below}", "contact" }) Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync($"/help/{slug}/en/{path}")).StatusCode);

        (await LogoAsync("<svg onload=alert(1)>"u8.ToArray())).ExpectProblem(400, "invalid");
        (await LogoAsync(new byte[(512 << 10) + 1])).ExpectProblem(400, "invalid");
        var url = (await LogoAsync([0x89, .. "PNG\r\n\u001a\n0000"u8])).Expect(200).Text("logoUrl");
        Assert.Contains($"src=\"{url}\"", await TextAsync(browser, $"/help/{slug}/en"), StringComparison.Ordinal);
        Assert.Equal("image/png", (await browser.GetAsync(url)).Content.Headers.ContentType!.MediaType);
        Assert.Equal(System.Text.Json.JsonValueKind.Null, (await company.Owner.DeleteAsync($"help-sites/{company.Brand}/logo")).Expect(200)["logoUrl"].ValueKind);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync(url)).StatusCode);
        (await company.Owner.PutAsync($"help-sites/{company.Brand}", new { enabled = true, slug, title = "x", languages = new[] { "en" }, color = "#12345g" })).ExpectProblem(400, "invalid");

        // A picture in the text and a file beside it, both by links that are made anew each time.
        var picture = (await FileAsync("cup.png", [0x89, .. "PNG\r\n\u001a\n0000"u8])).Expect(201).Id;
        var manual = (await FileAsync("manual.pdf", "%PDF-1.4 0000000"u8.ToArray())).Expect(201).Id;
        (await company.Owner.PatchAsync($"knowledge/entries/{open}", new { fileIds = new[] { picture, manual }, answers = new[] { new { channel = "general", language = "en", markdown = $"Two days.\n\n![The cup](file:{picture}) ![lost](file:{Guid.CreateVersion7()})", cases = Array.Empty<object>() } } })).Expect(200);
        (await company.Owner.PostAsync($"knowledge/entries/{open}/publish", new { })).Expect(200);
        (await company.Owner.PutAsync($"help-sites/{company.Brand}", new { enabled = true, slug, title = "Shop help", languages = new[] { "en" } })).Expect(200);
        var article = await TextAsync(browser, $"/help/{slug}/en/a/{open}");
        var src = WebUtility.HtmlDecode(article[article.IndexOf($"/knowledge-files/{company.Workspace}/{picture:N}/", StringComparison.Ordinal)..].Split('"')[0]);
        Assert.Equal("image/png", (await browser.GetAsync(src)).Content.Headers.ContentType!.MediaType);
        Assert.Contains(">manual.pdf</a>", article, StringComparison.Ordinal);
        Assert.DoesNotContain(">cup.png</a>", article, StringComparison.Ordinal);

        Task<Answer> FileAsync(string name, byte[] content) => company.Owner.SendAsync(HttpMethod.Post, "knowledge/files", new MultipartFormDataContent { { new ByteArrayContent(content), "file", name } });
        Task<Answer> LogoAsync(byte[] picture) => company.Owner.SendAsync(HttpMethod.Post, $"help-sites/{company.Brand}/logo", new MultipartFormDataContent { { new ByteArrayContent(picture), "file", "logo.png" } });
    }

    private static async Task<Guid> TopicAsync(Company company, string name, Guid? parent) =>
        (await company.Owner.PostAsync("knowledge/categories", new { names = new Dictionary<string, string> { ["en"] = name }, parentId = parent })).Expect(201).Id;

    private static HttpClient Browser(Company company)
    {
        var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = company.Host.Address };
        client.DefaultRequestHeaders.AcceptLanguage.ParseAdd("en-GB,en;q=0.9");
        return client;
    }

    private static async Task<string> TextAsync(HttpClient browser, string path)
    {
        using var answer = await browser.GetAsync(path);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await answer.Content.ReadAsStringAsync();
    }

    private static async Task<string> OpenAsync(Company company, string? host = null)
    {
        var slug = "s" + Guid.CreateVersion7().ToString("N")[..20] + Random.Shared.Next(1000, 9999);
        (await company.Owner.PutAsync($"help-sites/{company.Brand}", Site(slug, host))).Expect(200);
        return slug;
    }

    private static object Site(string slug, string? host = null, bool enabled = true) => new
    {
        enabled,
        slug,
        host,
        title = "Shop help",
        languages = new[] { "zh-CN", "en" },
        contactEmail = "help@shop.example",
        links = new[] { new { title = "Imprint", url = "https://shop.example/imprint" } },
    };

    private static object Entry(string question, string markdown, string audience, Guid? brand, Guid? category = null) =>
        new { question, language = "en", audience, brandId = brand, categoryId = category, answers = new[] { new { channel = "general", language = "en", markdown, cases = Array.Empty<object>() } } };

    private static async Task<Guid> PublishAsync(Company company, string question, string markdown, string audience = "public", Guid? brand = null, Guid? category = null)
    {
        var id = (await company.Owner.PostAsync("knowledge/entries", Entry(question, markdown, audience, brand ?? company.Brand, category))).Expect(201).Id;
        (await company.Owner.PostAsync($"knowledge/entries/{id}/publish", new { })).Expect(200);
        return id;
    }
}
