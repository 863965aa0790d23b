using Heed.Modules.Tests.Engines;
using Heed.Server.Commands;
using Microsoft.AspNetCore.Builder;

namespace Heed.Modules.Tests.Server;

public sealed class OperationTests(HeedHosts hosts) : IClassFixture<HeedHosts>
{
    [Theory, OnEveryEngine]
    public async Task Every_answer_carries_the_headers_that_hold_a_browser_back(TestEngine engine)
    {
        var host = await hosts.OnAsync(engine);
        foreach (var path in new[] { "/sign-in", "/api/v1/me", "/api/v1/nothing", "/healthz" })
        {
            var answer = await host.Anonymous().GetAsync(path);
            Assert.Equal("nosniff", answer.Headers.GetValues("X-Content-Type-Options").Single());
            Assert.Contains("frame-ancestors 'none'", answer.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
            if (path.StartsWith("/api", StringComparison.Ordinal)) Assert.Equal("no-store", answer.Headers.CacheControl!.ToString());
        }
    }

    [Theory, OnEveryEngine]
    public async Task A_write_tells_its_seq_and_a_read_may_wait_for_it(TestEngine engine)
    {
        var company = await hosts.CompanyAsync(engine);
        var made = (await company.Owner.PostAsync("labels", new { name = "Urgent", color = "#336699" })).Expect(201);
        Assert.NotNull(made.Seq);
        (await company.Owner.GetAsync($"labels?seq={made.Seq}")).Expect(200);
        (await company.Owner.GetAsync("labels?seq=x")).ExpectProblem(400, "invalid");
    }

    [Theory, OnEveryEngine]
    public async Task Measurements_are_told_in_prometheus_form_without_ids(TestEngine engine)
    {
        var company = await hosts.CompanyAsync(engine);
        (await company.Owner.GetAsync("me")).Expect(200);
        var page = (await company.Owner.GetAsync("/metrics")).Expect(200).Raw;
        foreach (var name in new[] { "heed_http_request_seconds_bucket", "heed_lane_units_total", "heed_reader_behind_events", "heed_live_sockets", "heed_timers_late", "heed_ledger_parked_events", "process_resident_memory_bytes" })
        {
            Assert.Contains("\n" + name, "\n" + page, StringComparison.Ordinal);
        }

        Assert.Contains("route=\"/api/v1/w/{workspace}/me\"", page, StringComparison.Ordinal);
        Assert.All(page.Split('\n', StringSplitOptions.RemoveEmptyEntries), line => Assert.Matches("^(#|[a-z_]+(\\{[^}]*(\\{[^}]*\\}[^}]*)*\\})? -?[0-9.]+$)", line));
    }

    [Theory, OnEveryEngine]
    public async Task A_server_short_of_disk_says_so(TestEngine engine)
    {
        await using var host = await HeedHost.StartAsync(engine, LittleDisk);
        var answer = await host.Anonymous().GetAsync("/readyz");
        var problem = answer["checks"].EnumerateArray().Single(c => c.GetProperty("name").GetString() == "disk").GetProperty("problem");
        // On PostgreSQL the disk is another machine's.
        if (engine == TestEngine.Postgres) return;
        answer.Expect(503);
        Assert.Contains("MiB", problem.GetString(), StringComparison.Ordinal);
    }

    [Theory, OnEveryEngine]
    public async Task A_stopping_server_says_goodbye_to_its_sockets(TestEngine engine)
    {
        await using var host = await HeedHost.StartAsync(engine);
        var company = await host.CreateWorkspaceAsync();
        await using var live = await company.Owner.LiveAsync();
        await live.NextAsync("ready");
        var closed = live.ClosedAsync();
        await host.StopAsync();
        Assert.Equal(1001, await closed);
    }

    [Theory]
    [InlineData(2, "bogus")]
    [InlineData(2, "serve", "--nonsense")]
    [InlineData(2, "user")]
    [InlineData(0, "serve", "--help")]
    [InlineData(0, "--version")]
    public async Task The_command_line_says_what_it_does_not_understand(int code, params string[] args)
    {
        using var output = new StringWriter();
        using var errors = new StringWriter();
        Assert.Equal(code, await CommandLine.RunAsync(args, output, errors));
        Assert.Equal(code == 0, output.ToString().Length > 0);
        Assert.Equal(code != 0, errors.ToString().Length > 0);
    }

    private static void LittleDisk(WebApplicationBuilder builder) => builder.Configuration["Heed:MinFreeDiskMiB"] = "1000000000";
}
