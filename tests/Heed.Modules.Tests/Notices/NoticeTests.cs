using Heed.Kernel;
using Heed.Modules.Tests.Engines;
using Heed.Notices.Public;
using Heed.Platform.Store;

namespace Heed.Modules.Tests.Notices;

public sealed class NoticeTests(HeedHosts hosts) : IClassFixture<HeedHosts>
{
    [Theory, OnEveryEngine]
    public async Task A_notice_reaches_its_person_alone_once_and_is_read(TestEngine engine)
    {
        var company = await hosts.CompanyAsync(engine);
        var (agent, other) = (await company.PersonAsync(), await company.PersonAsync());
        await using var live = await agent.LiveAsync();
        await using var others = await other.LiveAsync();
        await live.NextAsync("ready");
        await others.NextAsync("ready");
        var subject = Guid.CreateVersion7();
        for (var i = 0; i < 3; i++) await NotifyAsync(company, agent.Id, subject);
        var frame = await live.NextOfAsync("notice");
        var page = (await agent.GetAsync("notices")).Expect(200);
        var notice = Assert.Single(page.Items);
        Assert.Equal(notice.GetRawText(), frame.GetProperty("data").GetRawText());
        Assert.Equal(1, page["unread"].GetInt32());
        Assert.Empty((await other.GetAsync("notices")).Items);
        var id = notice.GetProperty("id").GetGuid();
        (await other.PostAsync($"notices/{id}/read")).ExpectProblem(404, "notFound");
        (await agent.PostAsync($"notices/{id}/read")).Expect(204);
        (await agent.PostAsync($"notices/{id}/read")).Expect(204);
        Assert.Equal(0, (await agent.GetAsync("notices"))["unread"].GetInt32());
        Assert.DoesNotContain(others.Frames, f => f.GetRawText().Contains("notice", StringComparison.Ordinal));
    }

    [Theory, OnEveryEngine]
    public async Task Pages_go_back_in_time_and_all_are_read_at_once(TestEngine engine)
    {
        var company = await hosts.CompanyAsync(engine);
        var agent = await company.PersonAsync();
        for (var i = 0; i < 5; i++) await NotifyAsync(company, agent.Id, null);
        // Nobody is told of an act of their own.
        await company.Host.Get<IStore>().WriteAsync(
            Scope.System(company.Workspace), u => company.Host.Get<INotices>().Notify(u, agent.Id, NoticeKinds.Mentioned, actor: agent.Id), TestContext.Current.CancellationToken);
        var first = (await agent.GetAsync("notices?limit=3")).Expect(200);
        var second = (await agent.GetAsync($"notices?limit=3&after={first.Text("next")}")).Expect(200);
        Assert.Equal(5, first.Items.Concat(second.Items).Select(n => n.GetProperty("id").GetGuid()).Distinct().Count());
        Assert.Equal(5, first["unread"].GetInt32());
        (await agent.PostAsync("notices/read-all")).Expect(204);
        Assert.Equal(0, (await agent.GetAsync("notices"))["unread"].GetInt32());
    }

    private static Task NotifyAsync(Company company, Guid person, Guid? subject) => company.Host.Get<IStore>().WriteAsync(
        Scope.System(company.Workspace),
        unit => company.Host.Get<INotices>().Notify(unit, person, NoticeKinds.Mentioned, Guid.CreateVersion7(), facts: new { score = 5 }, subject: subject),
        TestContext.Current.CancellationToken);
}
