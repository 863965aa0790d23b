using Heed.Kernel;
using Heed.Modules.Tests.Conversations;
using Heed.Modules.Tests.Engines;
using Heed.Modules.Tests.Platform;
using Heed.Platform.Store;
using Heed.Webhooks.Deliveries;

namespace Heed.Modules.Tests.Webhooks;

/// <summary>Receivers that are broken, slow or gone, and a server that stops in the middle (TRUST 11).</summary>
public sealed class DeliveryTests
{
    [Theory, OnEveryEngine]
    public async Task A_receiver_that_fails_is_tried_again_with_the_same_id_until_it_takes_it(TestEngine engine)
    {
        await using var host = await WebhookSteps.StartAsync(engine);
        await using var receiver = await Receiver.StartAsync();
        var company = await host.CreateWorkspaceAsync();
        var owner = company.Owner;
        var (hook, secret) = await owner.WebhookAsync(receiver, ["conversation.created"]);
        var answers = new Queue<Func<Microsoft.AspNetCore.Http.HttpContext, Task>>(
        [
            c => { c.Response.StatusCode = 500; return Microsoft.AspNetCore.Http.HttpResponseWritingExtensions.WriteAsync(c.Response, "no\u0000\u202Ething <b>" + new string('x', 5000)); },
            c => { c.Abort(); return Task.CompletedTask; },
            c => { c.Response.StatusCode = 302; c.Response.Headers.Location = "http://127.0.0.1/"; return Task.CompletedTask; },
            c => { c.Response.StatusCode = 429; c.Response.Headers.RetryAfter = "3600"; return Task.CompletedTask; },
        ]);
        receiver.Answer = (context, _) => answers.TryDequeue(out var next) ? next(context) : Task.CompletedTask;
        var (_, siteKey) = await company.WebInboxAsync(more: new { autoAssign = false });
        await company.ContactAsync(siteKey);
        for (var attempt = 1; attempt <= 4; attempt++)
        {
            await owner.LogAsync(hook, log => log.Count == 1 && log[0].GetProperty("attempts").GetInt32() == attempt, $"attempt {attempt} is noted");
            if (attempt == 1) Assert.NotEqual(System.Text.Json.JsonValueKind.Null, (await owner.WebhookAsync(hook)).GetProperty("failingSince").ValueKind);
            host.Time.Advance(attempt < 4 ? TimeSpan.FromMinutes(3) : TimeSpan.FromMinutes(61));
        }

        await owner.LogAsync(hook, log => log[0].Stage() == "delivered", "it is delivered");
        Assert.Equal(5, receiver.Calls.Count);
        Assert.Single(receiver.Calls.Select(c => c.Id).Distinct());
        Assert.All(receiver.Calls, c => Assert.True(c.IsBy(secret)));
        Assert.Equal(System.Text.Json.JsonValueKind.Null, (await owner.WebhookAsync(hook)).GetProperty("failingSince").ValueKind);
        var detail = (await owner.GetAsync($"webhooks/{hook}/deliveries/{receiver.Calls.First().Id}")).Expect(200);
        var attempts = detail["attempts"].EnumerateArray().ToList();
        Assert.Equal([204, 429, 302, null, 500], attempts.Select(a => a.GetProperty("status") is { ValueKind: System.Text.Json.JsonValueKind.Number } s ? s.GetInt32() : (int?)null));
        Assert.Equal("broken", attempts[3].GetProperty("error").GetString());
        var snippet = attempts[4].GetProperty("snippet").GetString()!;
        Assert.StartsWith("nothing <b>xxx", snippet, StringComparison.Ordinal);
        Assert.True(snippet.Length <= 1024);
    }

    [Theory, OnEveryEngine]
    public async Task A_slow_receiver_keeps_nobody_waiting(TestEngine engine)
    {
        await using var host = await WebhookSteps.StartAsync(engine);
        await using var slow = await Receiver.StartAsync();
        await using var quick = await Receiver.StartAsync();
        slow.Answer = (context, _) => Task.Delay(Timeout.Infinite, context.RequestAborted);
        var company = await host.CreateWorkspaceAsync();
        var (first, _) = await company.Owner.WebhookAsync(slow);
        var (second, _) = await company.Owner.WebhookAsync(quick);
        var (_, siteKey) = await company.WebInboxAsync(more: new { autoAssign = false });
        for (var i = 0; i < 5; i++) await company.ContactAsync(siteKey);
        await company.Owner.LogAsync(second, log => log.Count >= 10 && log.All(d => d.Stage() == "delivered"), "the quick one has everything");
        Assert.All(await company.Owner.DeliveriesAsync(first), d => Assert.Equal("waiting", d.Stage()));
        // The caps end the calls that hang.
        host.Time.Advance(TimeSpan.FromSeconds(16));
        await company.Owner.LogAsync(first, log => log.Any(d => d.GetProperty("error").GetString() == "timeout"), "a call is given up after 15 seconds");
    }

    [Theory, OnEveryEngine]
    public async Task A_server_that_stops_in_the_middle_of_a_call_makes_it_again_with_the_same_id(TestEngine engine)
    {
        await using var host = await WebhookSteps.StartAsync(engine);
        await using var receiver = await Receiver.StartAsync();
        receiver.Answer = (context, _) => Task.Delay(Timeout.Infinite, context.RequestAborted);
        var company = await host.CreateWorkspaceAsync();
        await company.Owner.WebhookAsync(receiver, ["conversation.created"]);
        var (_, siteKey) = await company.WebInboxAsync(more: new { autoAssign = false });
        await company.ContactAsync(siteKey);
        var before = await receiver.CallAsync(_ => true);
        await host.StopAsync();
        receiver.Say(200);
        await host.StartAsync();
        await Eventually.TrueAsync(() => receiver.Calls.Count == 2, WebhookSteps.Soon, "the call is made again");
        Assert.Equal(before.Id, receiver.Calls.Last().Id);
    }

    [Theory, OnEveryEngine]
    public async Task What_was_erased_meanwhile_is_not_told(TestEngine engine)
    {
        await using var host = await WebhookSteps.StartAsync(engine);
        await using var receiver = await Receiver.StartAsync();
        receiver.Say(503, "not now, 张三丰");
        var company = await host.CreateWorkspaceAsync();
        var owner = company.Owner;
        var (hook, _) = await owner.WebhookAsync(receiver, ["message.created", "customer.created", "customer.erased"]);
        var (_, siteKey) = await company.WebInboxAsync(more: new { autoAssign = false });
        var (_, conversation) = await company.ContactAsync(siteKey, "my name is 张三丰");
        await owner.LogAsync(hook, log => log.Count >= 2 && log.All(d => d.GetProperty("attempts").GetInt32() > 0), "everything has failed once");
        var customer = (await owner.ConversationAsync(conversation)).GetProperty("customer").GetProperty("id").GetGuid();
        (await owner.PostAsync($"customers/{customer}/erase", new { confirm = (await owner.GetAsync($"customers/{customer}")).Expect(200)["number"].GetInt64() })).Expect(204);
        foreach (var delivery in await owner.DeliveriesAsync(hook))
        {
            var detail = (await owner.GetAsync($"webhooks/{hook}/deliveries/{delivery.GetProperty("id").GetGuid()}")).Expect(200);
            if (detail["delivery"].GetProperty("event").GetString() != "customer.erased") Assert.DoesNotContain("张三丰", detail.Raw, StringComparison.Ordinal);
        }

        receiver.Say(200);
        var seen = receiver.Calls.Count;
        host.Time.Advance(TimeSpan.FromMinutes(10));
        await owner.LogAsync(hook, log => log.All(d => d.Stage() == "delivered"), "everything is delivered in the end");
        Assert.Contains(receiver.Calls.Take(seen), c => c.Text.Contains("张三丰", StringComparison.Ordinal));
        Assert.DoesNotContain(receiver.Calls.Skip(seen), c => c.Text.Contains("张三丰", StringComparison.Ordinal));
        Assert.Contains(receiver.Calls.Skip(seen), c => c.Type == "customer.erased");
    }

    [Theory, OnEveryEngine]
    public async Task After_three_days_it_is_given_up_can_be_replayed_and_after_five_the_webhook_is_paused_with_a_notice(TestEngine engine)
    {
        await using var host = await WebhookSteps.StartAsync(engine);
        await using var receiver = await Receiver.StartAsync();
        receiver.Say(500);
        var company = await host.CreateWorkspaceAsync();
        var owner = company.Owner;
        var (hook, _) = await owner.WebhookAsync(receiver, ["conversation.created"]);
        var (_, siteKey) = await company.WebInboxAsync(more: new { autoAssign = false });
        await company.ContactAsync(siteKey);
        await owner.LogAsync(hook, log => log.Count == 1 && log[0].GetProperty("attempts").GetInt32() == 1, "it has failed once");
        host.Time.Advance(TimeSpan.FromDays(3));
        await owner.LogAsync(hook, log => log[0].Stage() == "dead", "it is given up");
        await company.ContactAsync(siteKey);
        await owner.LogAsync(hook, log => log.Count == 2 && log.Count(d => d.Stage() == "waiting" && d.GetProperty("attempts").GetInt32() == 1) == 1, "the next one waits");
        host.Time.Advance(TimeSpan.FromDays(2.5));
        await Eventually.TrueAsync(async () => (await owner.WebhookAsync(hook)).GetProperty("pause").GetString() == "failing", WebhookSteps.Soon, "the webhook is paused");
        var notice = Assert.Single((await owner.GetAsync("notices")).Expect(200).Items, n => n.GetProperty("kind").GetString() == "webhookPaused");
        Assert.Equal(hook, notice.GetProperty("facts").GetProperty("webhook").GetGuid());
        (await owner.PostAsync($"webhooks/{hook}/deliveries/replay", new { stage = "dead" })).ExpectProblem(409, "webhookOff");

        receiver.Say(200);
        (await owner.PatchAsync($"webhooks/{hook}", new { enabled = true })).Expect(200);
        Assert.Equal(1, (await owner.PostAsync($"webhooks/{hook}/deliveries/replay", new { stage = "dead" })).Expect(200)["count"].GetInt32());
        await owner.LogAsync(hook, log => log.Count(d => d.Stage() == "delivered") >= 1, "what was dead is delivered");
        var one = (await owner.DeliveriesAsync(hook, "&stage=delivered"))[0].GetProperty("id").GetGuid();
        var calls = receiver.Calls.Count;
        (await owner.PostAsync($"webhooks/{hook}/deliveries/{one}/replay")).Expect(200);
        await Eventually.TrueAsync(() => receiver.Calls.Count > calls && receiver.Calls.Last().Id == one.ToString(), WebhookSteps.Soon, "one is sent again");
        (await owner.PostAsync($"webhooks/{hook}/deliveries/{Guid.CreateVersion7()}/replay")).ExpectProblem(404, "notFound");
    }

    [Theory, OnEveryEngine]
    public async Task A_receiver_that_is_gone_switches_the_webhook_off_with_a_notice(TestEngine engine)
    {
        await using var host = await WebhookSteps.StartAsync(engine);
        await using var receiver = await Receiver.StartAsync();
        receiver.Say(410);
        var company = await host.CreateWorkspaceAsync();
        var (hook, _) = await company.Owner.WebhookAsync(receiver);
        (await company.Owner.PostAsync($"webhooks/{hook}/test")).Expect(201);
        await Eventually.TrueAsync(async () => (await company.Owner.WebhookAsync(hook)).GetProperty("pause").GetString() == "gone", WebhookSteps.Soon, "the webhook is off");
        Assert.False((await company.Owner.WebhookAsync(hook)).GetProperty("enabled").GetBoolean());
        Assert.Single((await company.Owner.GetAsync("notices")).Expect(200).Items, n => n.GetProperty("kind").GetString() == "webhookPaused");
        Assert.Equal("dead", (await company.Owner.DeliveriesAsync(hook))[0].Stage());
    }

    [Theory, OnEveryEngine]
    public async Task Thousands_that_wait_are_all_delivered_over_a_restart_and_old_ones_are_forgotten(TestEngine engine)
    {
        const int many = 1000;
        await using var host = await WebhookSteps.StartAsync(engine);
        await using var receiver = await Receiver.StartAsync();
        receiver.Say(503);
        var company = await host.CreateWorkspaceAsync();
        var (hook, _) = await company.Owner.WebhookAsync(receiver, ["rating.given"]);
        await host.Get<IStore>().WriteAsync(Scope.System(company.Workspace), unit => Fill(unit, hook, many), TestContext.Current.CancellationToken);
        await Eventually.TrueAsync(() => receiver.Calls.Count > 10, WebhookSteps.Soon, "it is tried");
        // The first refusals make the receiver's lane rest, so not everything that waits is thrown at it.
        Assert.True(receiver.Calls.Count < 200, $"{receiver.Calls.Count} calls to a receiver that is down");
        await host.StopAsync();
        var refused = receiver.Calls.Count;
        receiver.Say(200);
        await host.StartAsync();
        host.Time.Advance(TimeSpan.FromMinutes(10));
        await Eventually.TrueAsync(() => receiver.Calls.Skip(refused).Select(c => c.Id).Distinct().Count() == many, TimeSpan.FromSeconds(180), "all are delivered");
        var after = await host.SignInAsync(company.Workspace, company.Owner.Person);
        await Eventually.TrueAsync(
            async () => (await after.GetAsync("webhooks/health")).Expect(200).Items[0] is var health && health.GetProperty("waiting").GetInt64() == 0 && health.GetProperty("delivered").GetInt64() == many,
            WebhookSteps.Soon, "the log says so");
        host.Time.Advance(TimeSpan.FromDays(31));
        // On PostgreSQL the lease has run out by the jump and is taken again first.
        await Eventually.TrueAsync(
            async () =>
            {
                await host.Get<DeliveryUpkeep>().RunAsync(TestContext.Current.CancellationToken);
                using var session = host.Get<IStore>().Read();
                return await session.NumberAsync($"select (select count(*) from webhooks_deliveries) + (select count(*) from webhooks_attempts)", TestContext.Current.CancellationToken) == 0;
            },
            WebhookSteps.Soon, "the log is empty");
    }

    private static void Fill(Unit unit, Guid hook, int many)
    {
        for (var i = 0; i < many; i++)
        {
            unit.Execute($"""
                insert into webhooks_deliveries (workspace, id, webhook, seq, event, entity, stage, attempts, created_at, begun, due)
                values ({unit.Workspace}, {EventReader.IdOf(hook, i)}, {hook}, 0, {"webhook.test"}, {hook}, 0, 0, {unit.Now}, {unit.Now}, {unit.Now})
                """);
        }
    }
}
