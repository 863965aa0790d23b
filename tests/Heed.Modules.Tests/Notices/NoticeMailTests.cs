using System.Globalization;
using System.Text;
using Heed.Kernel;
using Heed.Mail;
using Heed.Modules.Tests.Engines;
using Heed.Notices.Choices;
using Heed.Notices.Public;
using Heed.Platform.Store;

namespace Heed.Modules.Tests.Notices;

public sealed class NoticeMailTests
{
    [Theory, OnEveryEngine]
    public async Task A_mention_is_mailed_when_nobody_read_it_and_one_click_ends_such_mails(TestEngine engine)
    {
        await using var sink = new SmtpSink();
        await using var host = await StartAsync(engine, sink);
        var company = await host.CreateWorkspaceAsync();
        var agent = await company.PersonAsync();
        await NotifyAsync(company, agent.Id, NoticeKinds.Assigned);
        await NotifyAsync(company, agent.Id, NoticeKinds.Mentioned);
        host.Time.Advance(TimeSpan.FromMinutes(3));
        var mail = await NextAsync(sink);
        Assert.Contains($"{company.Owner.Person.Name} mentioned you in a note", mail.Subject, StringComparison.Ordinal);
        Assert.Equal("auto-generated", mail.Header("Auto-Submitted"));
        Assert.Equal("List-Unsubscribe=One-Click", mail.Header("List-Unsubscribe-Post"));
        Assert.Contains("https://desk.example/w/", mail.Text, StringComparison.Ordinal);
        var address = new Uri(mail.Header("List-Unsubscribe")!.Trim('<', '>')).PathAndQuery;

        var anybody = host.Anonymous();
        Assert.Equal(404, (await anybody.GetAsync(address.Replace("k=mentioned", "k=assigned", StringComparison.Ordinal))).Status);
        Assert.Contains("<form", (await anybody.GetAsync(address)).Expect(200).Raw, StringComparison.Ordinal);
        Assert.True(await MailOfAsync(agent, "mentioned"));
        (await anybody.SendAsync(HttpMethod.Post, address, new FormUrlEncodedContent([new("List-Unsubscribe", "One-Click")]))).Expect(200);
        Assert.False(await MailOfAsync(agent, "mentioned"));
        Assert.True(await MailOfAsync(agent, "mailboxDown"));
    }

    [Theory, OnEveryEngine]
    public async Task What_was_read_meanwhile_is_not_mailed_and_a_refused_mail_is_sent_later(TestEngine engine)
    {
        await using var sink = new SmtpSink { Refuse = 1 };
        await using var host = await StartAsync(engine, sink);
        var company = await host.CreateWorkspaceAsync();
        var agent = await company.PersonAsync();
        await NotifyAsync(company, agent.Id, NoticeKinds.Mentioned);
        (await agent.PostAsync("notices/read-all")).Expect(204);
        await NotifyAsync(company, agent.Id, NoticeKinds.MailboxDown);
        host.Time.Advance(TimeSpan.FromMinutes(3));
        await Platform.Eventually.TrueAsync(async () => await TriesAsync(host) == 1, TimeSpan.FromSeconds(30), "the refusal is noted");
        host.Time.Advance(TimeSpan.FromMinutes(45));
        Assert.Contains("mailbox", (await NextAsync(sink)).Subject, StringComparison.Ordinal);
        Assert.Empty(sink.Mails);
    }

    [Theory, OnEveryEngine]
    public async Task Invitations_go_by_mail_and_the_link_is_not_readable_in_the_store(TestEngine engine)
    {
        await using var sink = new SmtpSink { Refuse = 1 };
        await using var host = await StartAsync(engine, sink);
        var company = await host.CreateWorkspaceAsync();
        var invited = (await company.Owner.PostAsync("people/invite", new { email = "new@heed.example", name = "New", roles = new[] { new { roleId = company.Roles["agent"] } } })).Expect(201);
        Assert.True(invited["mailed"].GetBoolean());
        var path = new Uri(invited.Text("link")).AbsolutePath;
        await Platform.Eventually.TrueAsync(async () => await TriesAsync(host) == 1, TimeSpan.FromSeconds(30), "the refusal is noted");
        using (var session = host.Get<IStore>().Read())
        {
            var stored = await session.FirstAsync($"select sealed from notices_sends", r => r.Bytes(0), CancellationToken.None);
            Assert.DoesNotContain(path, Encoding.UTF8.GetString(stored!), StringComparison.Ordinal);
        }

        host.Time.Advance(TimeSpan.FromMinutes(45));
        Assert.Contains("https://desk.example" + path, (await NextAsync(sink)).Text, StringComparison.Ordinal);
    }

    [Theory, OnEveryEngine]
    public async Task A_digest_tells_once_an_hour_what_waits(TestEngine engine)
    {
        await using var sink = new SmtpSink();
        await using var host = await StartAsync(engine, sink);
        var company = await host.CreateWorkspaceAsync();
        var agent = await company.PersonAsync();
        (await agent.PutAsync("notices/choices", new { kinds = Array.Empty<object>(), digest = "hourly" })).Expect(200);
        await NotifyAsync(company, agent.Id, NoticeKinds.Assigned);
        host.Time.Advance(TimeSpan.FromMinutes(61));
        Assert.Equal("Heed: 1 notice waits for you", (await NextAsync(sink)).Subject);
    }

    [Theory, OnEveryEngine]
    public async Task Choices_are_kept_and_nonsense_is_refused(TestEngine engine)
    {
        await using var host = await HeedHost.StartAsync(engine);
        var company = await host.CreateWorkspaceAsync();
        var agent = await company.PersonAsync();
        var before = (await agent.GetAsync("notices/choices")).Expect(200);
        Assert.False(before["mailAvailable"].GetBoolean());
        var wanted = new { kind = "assigned", app = false, mail = true, desktop = false, sound = false };
        (await agent.PutAsync("notices/choices", new { kinds = new[] { wanted }, digest = "daily", quietFrom = 1320, quietTo = 420 })).Expect(200);
        var now = (await agent.GetAsync("notices/choices")).Expect(200);
        Assert.Equal(("daily", 1320, 420), (now.Text("digest"), now["quietFrom"].GetInt32(), now["quietTo"].GetInt32()));
        (await agent.PutAsync("notices/choices", new { kinds = new[] { wanted, wanted }, digest = "off" })).ExpectProblem(400, "invalid");
        (await agent.PutAsync("notices/choices", new { kinds = Array.Empty<object>(), digest = "off", quietFrom = 10 })).ExpectProblem(400, "invalid");

        // Not wanted in the app: listed, but not waiting.
        await NotifyAsync(company, agent.Id, NoticeKinds.Assigned);
        var notices = (await agent.GetAsync("notices")).Expect(200);
        Assert.Equal((1, 0), (notices.Items.Count, notices["unread"].GetInt32()));
    }

    [Theory]
    [InlineData(22 * 60, 7 * 60, "2026-03-01T22:30:00", "2026-03-02T07:00:00")]
    [InlineData(22 * 60, 7 * 60, "2026-03-01T06:59:59", "2026-03-01T07:00:00")]
    [InlineData(22 * 60, 7 * 60, "2026-03-01T07:00:00", null)]
    [InlineData(12 * 60, 13 * 60, "2026-03-01T12:00:00", "2026-03-01T13:00:00")]
    [InlineData(12 * 60, 12 * 60, "2026-03-01T12:00:00", null)]
    public void Quiet_hours_end_when_they_say_also_over_midnight(int from, int to, string local, string? end)
    {
        var offset = TimeSpan.FromHours(8);
        var now = new DateTimeOffset(DateTime.Parse(local, CultureInfo.InvariantCulture), offset);
        var expected = end is null ? (DateTimeOffset?)null : new DateTimeOffset(DateTime.Parse(end, CultureInfo.InvariantCulture), offset);
        Assert.Equal(expected, ChoiceRules.QuietUntil(from, to, "Asia/Shanghai", now));
    }

    private static Task<HeedHost> StartAsync(TestEngine engine, SmtpSink sink) => HeedHost.StartAsync(engine, builder =>
    {
        builder.Configuration["Heed:Mail:Host"] = "127.0.0.1";
        builder.Configuration["Heed:Mail:Port"] = sink.Port.ToString(CultureInfo.InvariantCulture);
        builder.Configuration["Heed:Mail:Security"] = "none";
        builder.Configuration["Heed:Mail:From"] = "heed@desk.example";
        builder.Configuration["Heed:PublicUrl"] = "https://desk.example";
    });

    private static Task NotifyAsync(Company company, Guid person, string kind) => company.Host.Get<IStore>().WriteAsync(
        Scope.System(company.Workspace), unit => company.Host.Get<INotices>().Notify(unit, person, kind, actor: company.Owner.Id), CancellationToken.None);

    private static async Task<bool> MailOfAsync(Api api, string kind) =>
        (await api.GetAsync("notices/choices")).Expect(200)["kinds"].EnumerateArray().Single(k => k.GetProperty("kind").GetString() == kind).GetProperty("mail").GetBoolean();

    private static async Task<long> TriesAsync(HeedHost host)
    {
        using var session = host.Get<IStore>().Read();
        return await session.NumberAsync($"select max(tries) from notices_sends", CancellationToken.None);
    }

    private static async Task<MailMessage> NextAsync(SmtpSink sink)
    {
        string? raw = null;
        await Platform.Eventually.TrueAsync(() => Task.FromResult(sink.Mails.TryDequeue(out raw)), TimeSpan.FromSeconds(30), "a mail arrives");
        return MailParser.Parse(Encoding.UTF8.GetBytes(raw!.Replace("\n", "\r\n", StringComparison.Ordinal)));
    }
}
