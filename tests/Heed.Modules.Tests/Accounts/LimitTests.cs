using Heed.Accounts.Public;
using Heed.Kernel;
using Heed.Modules.Tests.Engines;
using Heed.Platform.Store;

namespace Heed.Modules.Tests.Accounts;

public sealed class LimitTests
{
    [Theory, OnEveryEngine]
    public async Task A_caller_that_asks_too_fast_waits_and_nobody_else_does(TestEngine engine)
    {
        await using var host = await HeedHost.StartAsync(engine, b =>
        {
            b.Configuration["Heed:Limits:MemberBurst"] = "5";
            b.Configuration["Heed:Limits:MemberPerSecond"] = "0.01";
        });
        var company = await host.CreateWorkspaceAsync();
        var agent = await company.PersonAsync();
        for (var i = 0; i < 5; i++) (await agent.GetAsync("brands")).Expect(200);
        var stopped = (await agent.GetAsync("brands")).ExpectProblem(429, "tooMany");
        Assert.InRange(stopped.Headers.RetryAfter!.Delta!.Value, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(100));
        (await company.Owner.GetAsync("brands")).Expect(200);
        host.Time.Advance(TimeSpan.FromSeconds(101));
        (await agent.GetAsync("brands")).Expect(200);
    }

    [Theory, OnEveryEngine]
    public async Task A_burst_of_nothing_switches_a_limit_off(TestEngine engine)
    {
        await using var host = await HeedHost.StartAsync(engine, b => b.Configuration["Heed:Limits:AnonymousBurst"] = "0");
        var anonymous = host.Anonymous();
        for (var i = 0; i < 350; i++) (await anonymous.GetAsync("/accounts/mark.svg")).Expect(200);
    }

    [Theory, OnEveryEngine]
    public async Task Sample_people_go_without_trace_and_others_stay(TestEngine engine)
    {
        await using var host = await HeedHost.StartAsync(engine);
        var (demo, real) = (await host.CreateWorkspaceAsync(), await host.CreateWorkspaceAsync());
        var (sample, guest) = (await demo.PersonAsync(), await demo.PersonAsync());
        await demo.TeamAsync("Team", sample.Id, guest.Id);
        var invited = (await real.Owner.PostAsync("people/invite", new { email = guest.Person.Email, name = "Guest", roles = new[] { new { roleId = real.Roles["agent"] } } })).Expect(201);
        (await PageTests.PostAsync(host.Anonymous(), new Uri(invited.Text("link")).AbsolutePath, ("password", guest.Person.Password))).Expect(302);

        var memberships = host.Get<IMemberships>();
        await host.Get<IStore>().WriteAsync(Scope.System(demo.Workspace), unit => memberships.Remove(unit, [sample.Id, guest.Id]), CancellationToken.None);
        (await sample.GetAsync("me")).ExpectProblem(401, "signInRequired");
        (await guest.GetAsync("me")).ExpectProblem(404, "notFound");
        (await guest.GetAsync($"/api/v1/w/{real.Workspace}/me")).Expect(200);
        Assert.Single((await demo.Owner.GetAsync("people")).Items);
        await Assert.ThrowsAsync<ConflictRefusal>(() =>
            host.Get<IStore>().WriteAsync(Scope.System(demo.Workspace), unit => memberships.Remove(unit, [demo.Owner.Id]), CancellationToken.None));
    }
}
