using System.Text;
using Heed.Modules.Tests.Engines;
using Heed.Modules.Tests.Platform;
using Heed.Platform.Store;
using Heed.Platform.Store.Upkeep;
using Microsoft.Extensions.Hosting;

namespace Heed.Modules.Tests.Conversations;

public sealed class FileTests(HeedHosts hosts) : IClassFixture<HeedHosts>
{
    private static readonly byte[] OnePixel = Convert.FromBase64String("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");

    [Theory, OnEveryEngine]
    public async Task A_picture_is_measured_sent_and_shown_by_a_signed_link_only(TestEngine engine)
    {
        var company = await hosts.CompanyAsync(engine);
        var (_, siteKey) = await company.WebInboxAsync();
        var (_, id) = await company.ContactAsync(siteKey);
        var file = (await company.Owner.UploadAsync("files", "外机.png", "application/x-lies", OnePixel)).Expect(201);
        Assert.Equal("image/png", file.Text("contentType"));
        Assert.Equal(1, file["width"].GetInt32());
        var sent = (await company.Owner.ReplyAsync(id, "", new { fileIds = new[] { file.Id } })).Expect(201);
        var url = sent["attachments"][0].GetProperty("url").GetString()!;

        var anybody = company.Host.Anonymous();
        var fetched = (await anybody.GetAsync(url)).Expect(200);
        Assert.Equal(OnePixel, fetched.Bytes);
        (await anybody.GetAsync(url.Replace("s=", "s=A", StringComparison.Ordinal))).Expect(404);
        (await anybody.GetAsync(url.Split('?')[0])).Expect(404);
        (await company.Owner.ReplyAsync(id, "again", new { fileIds = new[] { file.Id } })).Expect(400);
    }

    [Theory, OnEveryEngine]
    public async Task What_could_carry_script_is_saved_never_shown(TestEngine engine)
    {
        var company = await hosts.CompanyAsync(engine);
        foreach (var (name, type) in new[] { ("x.svg", "image/svg+xml"), ("x.html", "text/html"), ("x.xml", "application/xml; charset=utf-8"), ("p.pdf", "application/pdf") })
        {
            var file = (await company.Owner.UploadAsync("files", name, type, Encoding.UTF8.GetBytes("<svg onload='alert(1)'/>"))).Expect(201);
            var fetched = (await company.Host.Anonymous().GetAsync(file.Text("url"))).Expect(200);
            Assert.Equal("application/octet-stream", fetched.ContentType);
        }
    }

    [Theory]
    [InlineData("../../etc/passwd", "_.._etc_passwd")]
    [InlineData("a\u202Egnp.exe", "agnp.exe")]
    [InlineData("\u200B.htaccess", "htaccess")]
    [InlineData("line\r\nbreak\0.txt", "linebreak.txt")]
    [InlineData("   ", "file")]
    public void A_name_is_cleaned_of_what_deceives(string given, string expected) => Assert.Equal(expected, Heed.Conversations.Files.FileDesk.CleanName(given));

    [Theory, OnEveryEngine]
    public async Task Too_large_and_empty_files_are_refused(TestEngine engine)
    {
        var company = await hosts.CompanyAsync(engine);
        (await company.Owner.UploadAsync("files", "empty.txt", "text/plain", [])).Expect(400);
        (await company.Owner.UploadAsync("files", "big.bin", "application/octet-stream", new byte[(20 << 20) + 1])).Expect(400);
    }

    [Theory, OnEveryEngine]
    public async Task An_upload_nobody_sends_is_collected_after_a_day(TestEngine engine)
    {
        await using var host = await HeedHost.StartAsync(engine);
        var company = await host.CreateWorkspaceAsync();
        var file = (await company.Owner.UploadAsync("files", "a.txt", "text/plain", [1, 2, 3])).Expect(201);
        host.Time.Advance(TimeSpan.FromHours(25));
        await Eventually.TrueAsync(
            async () =>
            {
                using var session = host.Get<IStore>().Read();
                return await session.NumberAsync($"select count(*) from conversations_files where id = {file.Id}", CancellationToken.None) == 0;
            },
            TimeSpan.FromSeconds(10), "the unused upload is collected");
    }

    [Theory, OnEveryEngine]
    public async Task What_is_older_than_the_installation_keeps_goes_with_its_files(TestEngine engine)
    {
        await using var host = await HeedHost.StartAsync(engine, b => b.Configuration["Heed:RetentionDays"] = "30");
        var company = await host.CreateWorkspaceAsync();
        var (_, siteKey) = await company.WebInboxAsync(more: new { autoAssign = false });
        var (_, old) = await company.ContactAsync(siteKey, "an old matter");
        var (_, open) = await company.ContactAsync(siteKey, "a matter still open");
        var file = (await company.Owner.UploadAsync("files", "a.txt", "text/plain", [1, 2, 3, 4])).Expect(201);
        (await company.Owner.ReplyAsync(old, "with a file", new { fileIds = new[] { file.Id }, resolve = true })).Expect(201);
        host.Time.Advance(TimeSpan.FromDays(31));
        var owner = await host.SignInAsync(company.Workspace, company.Owner.Person);
        // The jump outlives the node's lease on PostgreSQL: the pass is repeated until the shard is held again.
        var retention = host.Get<IEnumerable<IHostedService>>().OfType<Retention>().Single();
        await Eventually.TrueAsync(
            async () =>
            {
                await retention.RunAsync(CancellationToken.None);
                return (await owner.GetAsync($"conversations/{old}")).Status == 404;
            },
            TimeSpan.FromSeconds(60), "the old conversation is deleted");
        (await owner.GetAsync($"conversations/{open}")).Expect(200);
        await Eventually.TrueAsync(
            async () =>
            {
                await retention.RunAsync(CancellationToken.None);
                using var session = host.Get<IStore>().Read();
                return await session.NumberAsync($"select count(*) from platform_blobs where workspace = {company.Workspace}", CancellationToken.None) == 0;
            },
            TimeSpan.FromSeconds(60), "the content is collected");
    }
}
