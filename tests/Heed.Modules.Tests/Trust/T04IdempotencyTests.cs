using System.Net.Http.Headers;
using System.Text;
using Heed.Kernel;
using Heed.Modules.Tests.Engines;
using Heed.Platform.Store;
using Microsoft.EntityFrameworkCore;

namespace Heed.Modules.Tests.Trust;

/// <summary>
/// TRUST 4: every route that makes something, sent with one Idempotency-Key once, again, fifty times at once, after a
/// restart, and after a crash between the unit of work and the keeping of its answer: one row, one answer.
/// </summary>
public sealed class T04IdempotencyTests
{
    private const int AtOnce = 50;

    [Theory, OnEveryEngine]
    public async Task What_is_sent_again_is_made_once_and_answered_alike(TestEngine engine)
    {
        await using var host = await HeedHost.StartAsync(engine, builder => builder.Configuration["Heed:Limits:MemberBurst"] = "0");
        var company = await host.CreateWorkspaceAsync();
        var wrong = new List<string>();
        var answers = new Dictionary<string, Answer>();
        var routes = await RoutesAsync(company);
        foreach (var route in routes)
        {
            var before = await CountAsync(host, company.Workspace, route.Table);
            answers[route.Key(1)] = await SendAsync(company.Owner, route, 1);
            Compare(wrong, $"{route.Path} sent twice", answers[route.Key(1)], await SendAsync(company.Owner, route, 1));
            var burst = await Task.WhenAll(Enumerable.Range(0, AtOnce).Select(_ => SendAsync(company.Owner, route, 2)));
            answers[route.Key(2)] = burst[0];
            foreach (var answer in burst) Compare(wrong, $"{route.Path} sent {AtOnce} times at once", burst[0], answer);
            if (await CountAsync(host, company.Workspace, route.Table) is var after && after != before + 2) wrong.Add($"{route.Path} made {after - before} rows of 2");
        }

        await host.RestartAsync();
        var owner = await host.SignInAsync(company.Workspace, company.Owner.Person);
        var counts = new Dictionary<string, long>();
        foreach (var route in routes)
        {
            counts[route.Table] = await CountAsync(host, company.Workspace, route.Table);
            foreach (var number in new[] { 1, 2 }) Compare(wrong, $"{route.Path} after a restart", answers[route.Key(number)], await SendAsync(owner, route, number));
        }

        // What a crash leaves behind: the units with their own results, but no kept answers.
        await host.Get<IStore>().WriteAsync(
            Scope.System(company.Workspace), unit => unit.Execute($"delete from platform_idempotency where workspace = {company.Workspace} and key not like {"%#%"}"), CancellationToken.None);
        foreach (var route in routes)
        {
            foreach (var number in new[] { 1, 2 })
            {
                var (first, again) = (answers[route.Key(number)], await SendAsync(owner, route, number));
                if (route.Secret ? again.Code != "secretGone" : again.Status != 201 || again.Id != first.Id) wrong.Add($"{route.Path} after a crash: {again.Raw}, first {first.Raw}");
            }

            if (await CountAsync(host, company.Workspace, route.Table) is var after && after != counts[route.Table]) wrong.Add($"{route.Path} made {after - counts[route.Table]} rows after the restart");
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    [Theory, OnEveryEngine]
    public async Task What_is_done_is_answered_even_when_the_disk_is_full_before_the_answer_is_kept(TestEngine engine)
    {
        await using var host = await HeedHost.StartAsync(engine);
        var company = await host.CreateWorkspaceAsync();
        var label = new Route("labels", "conversations_labels", n => new { name = $"Label {n}", color = "#336699" });
        var before = await CountAsync(host, company.Workspace, label.Table);
        var store = host.Get<StoreCore>();
        store.BeforeCommit = () =>
        {
            // On the lane's own thread, which has nobody to wait for it.
            if (CountAsync(host, company.Workspace, label.Table).GetAwaiter().GetResult() > before) throw new DiskFullRefusal();
        };
        var first = (await SendAsync(company.Owner, label, 1)).Expect(201);
        (await SendAsync(company.Owner, label, 2)).ExpectProblem(507, "diskFull");
        store.BeforeCommit = null;
        Assert.Equal(first.Id, (await SendAsync(company.Owner, label, 1)).Expect(201).Id);
        Assert.Equal(before + 1, await CountAsync(host, company.Workspace, label.Table));
    }

    private static async Task<List<Route>> RoutesAsync(Company company)
    {
        var customer = (await company.Owner.PostAsync("customers", new { name = "王丽" })).Expect(201).Id;
        var (inbox, _) = await company.WebInboxAsync(more: new { autoAssign = false });
        var talk = (await company.Owner.PostAsync("conversations", new { inboxId = inbox, customerId = customer, text = "您好" })).Expect(201);
        var conversation = talk.Body.TryGetProperty("conversation", out var inner) ? inner.GetProperty("id").GetGuid() : talk.Id;
        // A customer of his own for each conversation: one who has an open one is not written to in a second.
        var others = new List<Guid>();
        for (var n = 1; n <= 2; n++) others.Add((await company.Owner.PostAsync("customers", new { name = $"Other {n}" })).Expect(201).Id);
        return
        [
            new("labels", "conversations_labels", n => new { name = $"Label {n}", color = "#336699" }),
            new("statuses", "conversations_statuses", n => new { name = new Dictionary<string, string> { ["zh-CN"] = $"等配件{n}", ["en"] = $"Parts {n}" }, category = "waiting" }),
            new("tags", "customers_tags", n => new { name = $"Tag {n}", color = "#AA3355" }),
            new("companies", "customers_companies", n => new { name = $"海尔{n}", domain = $"company{n}.example" }),
            new("attributes", "customers_attributes", n => new { key = $"key{n}", name = $"Attribute {n}", type = "text" }),
            new("calendars", "conversations_calendars", n => new { name = $"Calendar {n}", timeZone = "Asia/Shanghai", weekly = new[] { new { day = 1, from = "09:00", to = "18:00" } } }),
            new("customers", "customers_customers", n => new { name = $"Customer {n}", email = $"customer{n}@heed.example" }),
            new($"customers/{customer}/notes", "customers_notes", n => new { text = $"Note {n}" }),
            new($"customers/{customer}/memories", "customers_memories", n => new { kind = "preference", text = $"Memory {n}" }),
            new("blocks", "customers_blocks", n => new { kind = "ip", value = $"203.0.113.{n}", reason = "Abuse" }),
            new("conversations", "conversations_conversations", n => new { inboxId = inbox, customerId = others[n - 1], text = $"Conversation {n}" }),
            new($"conversations/{conversation}/messages", "conversations_messages", n => new { text = $"Message {n}" }),
            new("files", "conversations_files", FileOf),
            new("api-keys", "accounts_api_keys", n => new { name = $"Key {n}", roleId = company.Roles["agent"] }, Secret: true),
            new("people/invite", "accounts_members", n => new { email = $"invited{n}@heed.example", name = $"Invited {n}", roles = new[] { new { roleId = company.Roles["agent"] } } }, Secret: true),
            new("roles", "accounts_roles", n => new { name = $"Role {n}", permissions = new[] { "customers.read" }, visibility = "own" }),
            new("teams", "accounts_teams", n => new { name = $"Team {n}" }),
            new("brands", "accounts_brands", n => new { name = $"Brand {n}" }),
            new("inboxes", "conversations_inboxes", n => new { name = $"Inbox {n}", brandId = company.Brand, channel = "web" }),
        ];
    }

    private static MultipartFormDataContent FileOf(int number)
    {
        var file = new ByteArrayContent(Encoding.UTF8.GetBytes($"File {number}"));
        file.Headers.ContentType = MediaTypeHeaderValue.Parse("text/plain");
        return new MultipartFormDataContent { { file, "file", $"file{number}.txt" } };
    }

    private static Task<Answer> SendAsync(Api api, Route route, int number) =>
        api.SendAsync(HttpMethod.Post, route.Path, route.Body(number), request => request.Headers.Add("Idempotency-Key", route.Key(number)));

    private static void Compare(List<string> wrong, string what, Answer first, Answer again)
    {
        if (first.Status != 201 || again.Status != 201 || again.Raw != first.Raw || again.ETag != first.ETag) wrong.Add($"{what}: {again.Status} {again.Raw}, first {first.Status} {first.Raw}");
    }

    private static async Task<long> CountAsync(HeedHost host, WorkspaceId workspace, string table)
    {
        var name = SqlText.Empty;
        name.AppendLiteral(table);
        using var session = host.Get<IStore>().Read();
        return await session.NumberAsync($"select count(*) from {name} where workspace = {workspace}", CancellationToken.None);
    }

    /// <param name="Path">Where it is posted.</param>
    /// <param name="Table">Where its rows are.</param>
    /// <param name="Body">What is sent for a number; another for each, since names are often unique.</param>
    /// <param name="Secret">Answers a secret that is stored nowhere: after a crash it is gone, and told so.</param>
    private sealed record Route(string Path, string Table, Func<int, object> Body, bool Secret = false)
    {
        public string Key(int number) => $"{Path} {number}";
    }
}
