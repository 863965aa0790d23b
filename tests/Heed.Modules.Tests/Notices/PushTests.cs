using System.Text;
using Heed.Kernel;
using Heed.Modules.Tests.Engines;
using Heed.Notices.Public;
using Heed.Platform.Store;

namespace Heed.Modules.Tests.Notices;

public sealed class PushTests
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(30);

    [Theory, OnEveryEngine]
    public async Task A_notice_reaches_a_device_sealed_signed_and_in_the_persons_language(TestEngine engine)
    {
        await using var service = await PushService.StartAsync();
        await using var host = await StartAsync(engine);
        var company = await host.CreateWorkspaceAsync();
        var agent = await company.PersonAsync();
        var device = (await agent.PostAsync("push", service.Subscription())).Expect(201);
        var conversation = Guid.CreateVersion7();
        await NotifyAsync(company, agent.Id, NoticeKinds.Mentioned, conversation);
        host.Time.Advance(TimeSpan.FromSeconds(6));
        var push = await NextAsync(service);
        var listed = (await agent.GetAsync("push")).Expect(200);
        var claims = push.Claims(listed.Text("publicKey"));
        Assert.Equal(service.Origin, claims.GetProperty("aud").GetString());
        Assert.Equal("https://desk.example", claims.GetProperty("sub").GetString());
        Assert.InRange(claims.GetProperty("exp").GetInt64() - host.Time.GetUtcNow().ToUnixTimeSeconds(), 1, 86400);
        Assert.Equal(("aes128gcm", "86400", "high"), (push.Encoding, push.Ttl, push.Urgency));
        Assert.Equal($"{company.Owner.Person.Name} mentioned you in a note", push.Words.GetProperty("body").GetString());
        Assert.Equal($"/w/{company.Workspace}/inbox/mentions/{conversation}", push.Words.GetProperty("url").GetString());

        // Its address is not readable in the store, and is in no answer.
        using (var session = host.Get<IStore>().Read())
        {
            var stored = await session.QueryAsync($"select value from platform_secrets where name like 'push.%'", r => r.Bytes(0), CancellationToken.None);
            Assert.DoesNotContain(service.Origin, Encoding.UTF8.GetString(Assert.Single(stored)), StringComparison.Ordinal);
        }

        Assert.DoesNotContain(service.Origin, listed.Raw, StringComparison.Ordinal);
        await Platform.Eventually.TrueAsync(
            async () => (await agent.GetAsync("push"))["devices"][0].GetProperty("deliveredAt").GetString() is not null, Soon, "the delivery is noted");
        Assert.Equal(0, await WaitingAsync(host));
        (await agent.PostAsync($"push/{device.Id}/test")).Expect(202);
        Assert.Equal("It works: this device gets your notices", (await NextAsync(service)).Words.GetProperty("body").GetString());
    }

    [Theory, OnEveryEngine]
    public async Task A_device_that_is_gone_is_dropped_and_a_busy_service_is_asked_again(TestEngine engine)
    {
        await using var service = await PushService.StartAsync();
        await using var host = await StartAsync(engine);
        var company = await host.CreateWorkspaceAsync();
        var agent = await company.PersonAsync();
        (await agent.PostAsync("push", service.Subscription())).Expect(201);
        service.Status = 503;
        await NotifyAsync(company, agent.Id, NoticeKinds.Assigned);
        host.Time.Advance(TimeSpan.FromSeconds(6));
        await NextAsync(service);
        await Platform.Eventually.TrueAsync(async () => await TriesAsync(host) == 1, Soon, "the try is noted");
        service.Status = 201;
        host.Time.Advance(TimeSpan.FromMinutes(1));
        await NextAsync(service);
        await Platform.Eventually.TrueAsync(async () => await WaitingAsync(host) == 0, Soon, "it is taken");

        service.Status = 410;
        await NotifyAsync(company, agent.Id, NoticeKinds.Assigned);
        await NotifyAsync(company, agent.Id, NoticeKinds.Mentioned);
        host.Time.Advance(TimeSpan.FromSeconds(6));
        await Platform.Eventually.TrueAsync(async () => (await agent.GetAsync("push"))["devices"].GetArrayLength() == 0, Soon, "the device is dropped");
        Assert.Equal(0, await WaitingAsync(host));
        using var session = host.Get<IStore>().Read();
        Assert.Equal(0, await session.NumberAsync($"select count(*) from platform_secrets where name like 'push.%'", CancellationToken.None));
    }

    [Theory, OnEveryEngine]
    public async Task Choices_quiet_hours_and_reading_keep_devices_still(TestEngine engine)
    {
        await using var service = await PushService.StartAsync();
        await using var host = await StartAsync(engine);
        var company = await host.CreateWorkspaceAsync();
        var (agent, night) = (await company.PersonAsync(), await company.PersonAsync());
        (await agent.PostAsync("push", service.Subscription())).Expect(201);
        (await night.PostAsync("push", service.Subscription("night"))).Expect(201);
        var without = new { kind = "assigned", app = true, mail = false, desktop = true, sound = true, push = false };
        (await agent.PutAsync("notices/choices", new { kinds = new[] { without }, digest = "off" })).Expect(200);
        await NotifyAsync(company, agent.Id, NoticeKinds.Assigned);
        await NotifyAsync(company, agent.Id, NoticeKinds.Woken);
        Assert.Equal(1, await WaitingAsync(host));
        (await agent.PostAsync("notices/read-all")).Expect(204);

        // The whole day but the minute before now is quiet.
        var zone = TimeZoneInfo.FindSystemTimeZoneById((await night.GetAsync("me")).Expect(200)["workspace"].GetProperty("timeZone").GetString()!);
        var minute = (int)TimeZoneInfo.ConvertTime(host.Time.GetUtcNow(), zone).TimeOfDay.TotalMinutes;
        (await night.PutAsync("notices/choices", new { kinds = Array.Empty<object>(), digest = "off", quietFrom = minute, quietTo = (minute + 60) % 1440 })).Expect(200);
        await NotifyAsync(company, night.Id, NoticeKinds.Assigned);
        host.Time.Advance(TimeSpan.FromSeconds(30));
        await Platform.Eventually.TrueAsync(async () => await WaitingAsync(host) == 1, Soon, "what was read is not sent");
        Assert.Empty(service.Pushes);
        host.Time.Advance(TimeSpan.FromMinutes(61));
        Assert.Equal("night", (await NextAsync(service)).Device);
        Assert.Empty(service.Pushes);
    }

    [Theory, OnEveryEngine]
    public async Task A_browser_belongs_to_who_signed_in_last_and_nobody_touches_devices_of_others(TestEngine engine)
    {
        await using var service = await PushService.StartAsync();
        await using var host = await StartAsync(engine);
        var company = await host.CreateWorkspaceAsync();
        var (first, second) = (await company.PersonAsync(), await company.PersonAsync());
        (await first.PostAsync("push", service.Subscription())).Expect(201);
        var device = (await second.PostAsync("push", service.Subscription())).Expect(201);
        Assert.Equal(0, (await first.GetAsync("push"))["devices"].GetArrayLength());
        (await first.DeleteAsync($"push/{device.Id}")).ExpectProblem(404, "notFound");
        (await first.PostAsync($"push/{device.Id}/test")).ExpectProblem(404, "notFound");
        (await second.DeleteAsync($"push/{device.Id}")).Expect(204);
        Assert.Equal(0, (await second.GetAsync("push"))["devices"].GetArrayLength());
        for (var i = 0; i < 21; i++) (await second.PostAsync("push", service.Subscription($"d{i}"))).Expect(201);
        Assert.Equal(20, (await second.GetAsync("push"))["devices"].GetArrayLength());
    }

    [Theory, OnEveryEngine]
    public async Task An_address_inside_or_without_https_and_keys_that_are_none_are_refused(TestEngine engine)
    {
        await using var service = await PushService.StartAsync();
        await using var host = await HeedHost.StartAsync(engine);
        var company = await host.CreateWorkspaceAsync();
        (await company.Owner.PostAsync("push", service.Subscription())).ExpectProblem(400, "invalid");
        (await company.Owner.PostAsync("push", new { endpoint = "http://push.example.com/a", p256dh = "", auth = "" })).ExpectProblem(400, "invalid");
        (await company.Owner.PostAsync("push", new { endpoint = "https://push.example.com/a", p256dh = "AAAA", auth = "AAAA" })).ExpectProblem(400, "invalid");
    }

    private static Task<HeedHost> StartAsync(TestEngine engine) => HeedHost.StartAsync(engine, builder =>
    {
        builder.Configuration["Heed:Outbound:Allow"] = "127.0.0.1";
        builder.Configuration["Heed:PublicUrl"] = "https://desk.example";
    });

    private static Task NotifyAsync(Company company, Guid person, string kind, Guid? conversation = null) => company.Host.Get<IStore>().WriteAsync(
        Scope.System(company.Workspace), unit => company.Host.Get<INotices>().Notify(unit, person, kind, conversation, company.Owner.Id), CancellationToken.None);

    private static Task<long> WaitingAsync(HeedHost host) => NumberAsync(host, $"select count(*) from notices_push_sends");

    private static Task<long> TriesAsync(HeedHost host) => NumberAsync(host, $"select max(tries) from notices_push_sends");

    private static async Task<long> NumberAsync(HeedHost host, SqlText sql)
    {
        using var session = host.Get<IStore>().Read();
        return await session.NumberAsync(sql, CancellationToken.None);
    }

    private static async Task<PushService.Push> NextAsync(PushService service)
    {
        PushService.Push? push = null;
        await Platform.Eventually.TrueAsync(() => Task.FromResult(service.Pushes.TryDequeue(out push)), Soon, "a push arrives");
        return push!;
    }
}
