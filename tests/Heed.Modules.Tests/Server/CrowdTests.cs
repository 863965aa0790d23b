using System.Diagnostics;
using Heed.Modules.Tests.Engines;
using Heed.Modules.Tests.Platform;
using Heed.Platform.Store;

namespace Heed.Modules.Tests.Server;

public sealed class CrowdTests(HeedHosts hosts) : IClassFixture<HeedHosts>
{
    [Theory, OnEveryEngine]
    public async Task Hundreds_of_calls_of_one_caller_at_once_are_all_answered_without_a_stall(TestEngine engine)
    {
        var company = await hosts.CompanyAsync(engine);
        var started = Stopwatch.GetTimestamp();
        var answers = await Task.WhenAll(Enumerable.Range(0, 500).Select(_ => company.Owner.GetAsync("conversations")));
        Assert.All(answers, a => a.Expect(200));
        // About a second by itself; what is to be seen here is a thread pool that waits for the database, which took minutes.
        Assert.InRange(Stopwatch.GetElapsedTime(started).TotalSeconds, 0, 20);
    }

    [Fact]
    public async Task A_call_that_the_database_has_no_time_for_is_told_to_come_again()
    {
        var host = await hosts.OnAsync(TestEngine.Postgres);
        var company = await host.CreateWorkspaceAsync();
        var core = host.Get<StoreCore>();
        for (var i = 0; i < core.Dialect.ReadersAtOnce; i++) await core.Gate!.EnterAsync(null, CancellationToken.None);
        var before = core.Gate!.Waiting;
        var call = company.Owner.GetAsync("conversations");
        await Eventually.TrueAsync(() => core.Gate.Waiting > before, TimeSpan.FromSeconds(10), "the call waits");
        host.Time.Advance(ReaderGate.Patience);
        Assert.Equal("2", (await call).ExpectProblem(503, "busy").Headers.GetValues("Retry-After").Single());
        for (var i = 0; i < core.Dialect.ReadersAtOnce; i++) core.Gate.Leave();
        (await company.Owner.GetAsync("conversations")).Expect(200);
    }
}
