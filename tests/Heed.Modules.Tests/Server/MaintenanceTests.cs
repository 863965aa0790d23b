using System.Collections.Concurrent;
using System.Net;
using Heed.Kernel;
using Heed.Modules.Tests.Engines;
using Heed.Modules.Tests.Platform;
using Heed.Platform.Ledger;
using Heed.Platform.Store;
using Heed.Platform.Store.Upkeep;
using Heed.Server.Commands;
using Heed.Server.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Heed.Modules.Tests.Server;

public sealed class MaintenanceTests
{
    [Theory, OnEveryEngine]
    public async Task While_it_is_maintained_reading_and_signing_in_go_on_and_writing_is_refused_with_the_operators_words(TestEngine engine)
    {
        await using var host = await HeedHost.StartAsync(engine);
        var company = await host.CreateWorkspaceAsync();
        await MaintenanceVerb.SetAsync(host.Services, "Back at 14:00.", CancellationToken.None);
        host.Time.Advance(Maintenance.KnownWithin);
        var refused = await company.Owner.PostAsync("labels", new { name = "Urgent", color = "#336699" });
        refused.ExpectProblem(503, "maintenance");
        Assert.Equal("Back at 14:00.", refused["detail"].GetString());
        Assert.NotNull(refused.Headers.RetryAfter);
        var read = (await company.Owner.GetAsync("labels")).Expect(200);
        Assert.Equal("on", read.Headers.GetValues("Heed-Maintenance").Single());
        await host.SignInAsync(company.Workspace, company.Owner.Person);
        await MaintenanceVerb.SetAsync(host.Services, null, CancellationToken.None);
        (await company.Owner.PostAsync("labels", new { name = "Urgent", color = "#336699" })).Expect(201);
    }

    [Theory, OnEveryEngine]
    public async Task The_command_beside_a_running_server_stands_in_the_installations_ledger_and_audit_log(TestEngine engine)
    {
        await using var host = await HeedHost.StartAsync(engine);
        var company = await host.CreateWorkspaceAsync();
        var before = (await host.Get<LedgerBook>().HeadAsync(WorkspaceId.Installation, CancellationToken.None)).Head;
        // A host of its own on the same store, as the command line makes it.
        await using (var beside = HeedHostBuilder.Build(
            new ServeOptions { Urls = "http://127.0.0.1:0", DataFolder = host.DataFolder },
            builder => builder.Configuration["Heed:ConnectionStrings:Postgres"] = host.Get<Microsoft.Extensions.Configuration.IConfiguration>()["Heed:ConnectionStrings:Postgres"]))
        {
            await MaintenanceVerb.SetAsync(beside.Services, "Soon.", CancellationToken.None);
        }

        host.Time.Advance(Maintenance.KnownWithin);
        (await company.Owner.PostAsync("labels", new { name = "Urgent", color = "#336699" })).ExpectProblem(503, "maintenance");
        await MaintenanceVerb.SetAsync(host.Services, null, CancellationToken.None);
        (await company.Owner.PostAsync("labels", new { name = "Urgent", color = "#336699" })).Expect(201);

        using var session = host.Get<IStore>().Read();
        var told = await session.QueryAsync(
            $"select name from platform_ledger where workspace = {WorkspaceId.Installation} and seq > {before.Seq} and kind = {"maintenance"} order by seq", r => r.Text(0), CancellationToken.None);
        Assert.Equal(["maintenance.started", "maintenance.ended"], told);
        var kept = await session.QueryAsync(
            $"select action from accounts_audit where workspace = {WorkspaceId.Installation} and target_kind = {"maintenance"} order by seq", r => r.Text(0), CancellationToken.None);
        Assert.Equal(["maintenance.started", "maintenance.ended"], kept);
    }

    [Fact]
    public async Task While_the_schema_is_updated_people_read_a_page_and_programs_a_problem()
    {
        await using var page = await UpgradePage.OpenAsync("http://127.0.0.1:5993", CancellationToken.None);
        using var client = new HttpClient(new SocketsHttpHandler());
        using var program = await client.GetAsync("http://127.0.0.1:5993/api/v1/me");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, program.StatusCode);
        Assert.Contains("upgrading", await program.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        using var person = new HttpRequestMessage(HttpMethod.Get, "http://127.0.0.1:5993/");
        person.Headers.Accept.ParseAdd("text/html");
        using var shown = await client.SendAsync(person);
        Assert.NotNull(shown.Headers.RetryAfter);
        Assert.Contains("正在升级", await shown.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Measurements_and_traces_are_sent_by_otlp_without_ids_of_people()
    {
        var received = new ConcurrentDictionary<string, byte[]>();
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseSetting("urls", "http://127.0.0.1:0");
        await using var collector = builder.Build();
        collector.Run(async context =>
        {
            using var body = new MemoryStream();
            await context.Request.Body.CopyToAsync(body);
            received.AddOrUpdate(context.Request.Path, body.ToArray(), (_, old) => [.. old, .. body.ToArray()]);
            context.Response.ContentType = "application/x-protobuf";
        });
        await collector.StartAsync();
        await using var host = await HeedHost.StartAsync(TestEngine.Sqlite, b =>
        {
            b.Configuration["Heed:Otlp:Endpoint"] = collector.Urls.First();
            b.Configuration["Heed:Otlp:Traces"] = "1";
        });
        var company = await host.CreateWorkspaceAsync();
        var customer = (await company.Owner.PostAsync("customers", new { name = "Canary Person" })).Expect(201)["id"].GetString()!;
        (await company.Owner.GetAsync($"customers/{customer}")).Expect(200);
        await host.StopAsync();
        await Eventually.TrueAsync(() => received.ContainsKey("/v1/metrics") && received.ContainsKey("/v1/traces"), TimeSpan.FromSeconds(10), "both exports");
        var metrics = System.Text.Encoding.Latin1.GetString(received["/v1/metrics"]);
        Assert.Contains("heed.lane.units", metrics, StringComparison.Ordinal);
        Assert.Contains("http.server.request.duration", metrics, StringComparison.Ordinal);
        Assert.DoesNotContain("Canary", metrics + System.Text.Encoding.Latin1.GetString(received["/v1/traces"]), StringComparison.Ordinal);
    }
}
