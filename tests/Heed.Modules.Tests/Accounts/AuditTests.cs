using Heed.Kernel;
using Heed.Modules.Tests.Bot;
using Heed.Modules.Tests.Engines;
using Heed.Modules.Tests.Knowledge;
using Heed.Modules.Tests.Platform;
using Heed.Platform.Store;

namespace Heed.Modules.Tests.Accounts;

public sealed class AuditTests(HeedHosts hosts) : IClassFixture<HeedHosts>
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    [Theory, OnEveryEngine]
    public async Task Sensitive_acts_say_who_when_where_and_what(TestEngine engine)
    {
        var company = await hosts.CompanyAsync(engine);
        var brand = (await company.Owner.PostAsync("brands", new { name = "<script>\u202Eevil" })).Expect(201).Id;
        var entry = (await company.Owner.GetAsync("audit?action=brand")).Expect(200).Items[0];
        Assert.Equal("brand.created", entry.GetProperty("action").GetString());
        Assert.Equal(("person", company.Owner.Id), (entry.GetProperty("actor").GetProperty("kind").GetString(), entry.GetProperty("actor").GetProperty("id").GetGuid()));
        Assert.Equal(brand, entry.GetProperty("target").GetProperty("id").GetGuid());
        Assert.Equal("127.0.0.1", entry.GetProperty("address").GetString());
        Assert.DoesNotContain("script", (await company.Owner.GetAsync("audit?action=brand")).Raw, StringComparison.Ordinal);
        Assert.Empty((await company.Owner.GetAsync($"audit?actor={brand}")).Items);
        (await company.Owner.GetAsync("audit?action=%27;drop")).ExpectProblem(400, "invalid");
        (await (await company.PersonAsync()).GetAsync("audit")).ExpectProblem(403, "forbidden");
    }

    [Theory, OnEveryEngine]
    public async Task What_customers_are_told_and_promised_stands_in_the_log_with_who_decided_on_it(TestEngine engine)
    {
        var company = await hosts.CompanyAsync(engine);
        var owner = company.Owner;
        var (bot, inbox, _) = await company.BotAsync();
        (await owner.PatchAsync($"bots/{bot}", new { on = false })).Expect(200);
        (await owner.PatchAsync($"bots/{bot}", new { on = true })).Expect(200);
        var flow = (await owner.PostAsync($"bots/{bot}/flows", new { name = "A flow", template = "callback" })).Expect(201).Id;
        (await owner.PostAsync($"bots/{bot}/flows/{flow}/publish")).Expect(200);
        (await owner.PatchAsync($"bots/{bot}/flows/{flow}", new { on = false })).Expect(200);
        var entry = await owner.PublishedAsync("May I pay by card?", "Yes.");
        (await owner.PostAsync($"knowledge/entries/{entry}/unpublish", new { })).Expect(200);
        (await owner.PostAsync($"knowledge/entries/{entry}/publish", new { at = company.Host.Time.GetUtcNow().AddDays(2) })).Expect(200);
        (await owner.PutAsync("intent-models/learning", new { byHand = true })).Expect(200);
        (await owner.PostAsync("intent-examples/import", new { rows = Enumerable.Range(0, 12).Select(i => new { text = (i % 2 == 0 ? "where is parcel " : "send money back ") + i, intent = i % 2 == 0 ? "parcel" : "money" }), create = true })).Expect(200);
        Assert.InRange((await owner.PostAsync("intent-models")).Status, 200, 204);
        await Eventually.TrueAsync(async () => (await owner.GetAsync("audit?action=intentModel.learnt")).Items.Count > 0, Patience, "a model is learnt");
        var number = (await owner.GetAsync("intent-models")).Expect(200).Items[0].GetProperty("number").GetInt64();
        Assert.InRange((await owner.PostAsync($"intent-models/{number}/activate")).Status, 200, 204);
        var everything = new { match = "all", conditions = Array.Empty<object>() };
        var policy = (await owner.PostAsync("deadlines/policies", new { name = "All", filter = everything, terms = new { firstResponse = 15, hours = "always" } })).Expect(201).Id;
        (await owner.PatchAsync($"deadlines/policies/{policy}", new { enabled = false })).Expect(200);
        (await owner.DeleteAsync($"deadlines/policies/{policy}")).Expect(204);
        (await owner.PatchAsync($"inboxes/{inbox}", new { name = "Chat" })).Expect(200);
        (await owner.PutAsync("model", new { address = "https://models.example/v1", model = "m" })).Expect(200);
        (await owner.DeleteAsync("model")).Expect(204);

        var written = (await owner.GetAsync("audit?limit=200")).Expect(200).Items.Where(e => e.GetProperty("actor").GetProperty("kind").GetString() is "person" or "system").Select(e => e.GetProperty("action").GetString()!).ToHashSet();
        string[] expected =
        [
            "bot.created", "bot.turnedOff", "bot.turnedOn", "botFlow.published", "botFlow.turnedOff", "knowledgeEntry.published", "knowledgeEntry.unpublished", "knowledgeEntry.scheduled",
            "intentModel.policyChanged", "intentModel.trained", "intentModel.learnt", "intentModel.activated", "deadlinePolicy.created", "deadlinePolicy.changed", "deadlinePolicy.deleted",
            "inbox.created", "inbox.changed", "model.created", "model.deleted",
        ];
        Assert.Empty(expected.Except(written));
    }

    [Theory, OnEveryEngine]
    public async Task Signing_in_and_failing_to_stand_in_the_log_of_the_persons_workspace(TestEngine engine)
    {
        var company = await hosts.CompanyAsync(engine);
        await company.Host.Anonymous().PostAsync("/api/v1/session", new { email = company.Owner.Person.Email, password = "not the password" });
        await Eventually.TrueAsync(async () => (await company.Owner.GetAsync("audit?action=session.refused")).Items.Count == 1, Patience, "the refused try is logged");
        await Eventually.TrueAsync(async () => (await company.Owner.GetAsync("audit?action=session.opened")).Items.Count > 0, Patience, "the sign-in is logged");
        var other = await hosts.CompanyAsync(engine);
        Assert.Empty((await other.Owner.GetAsync("audit?action=session.refused")).Items);
    }

    [Theory]
    [OnEveryEngine("edited")]
    [OnEveryEngine("removed")]
    [OnEveryEngine("moved")]
    public async Task An_entry_that_was_touched_is_found(TestEngine engine, string how)
    {
        var company = await hosts.CompanyAsync(engine);
        for (var i = 0; i < 4; i++) await company.Owner.PostAsync("brands", new { name = "B" + i });
        Assert.True((await company.Owner.GetAsync("audit/check")).Expect(200)["whole"].GetBoolean());
        var workspace = company.Workspace;
        await company.Host.Get<IStore>().WriteAsync(
            Scope.System(workspace),
            unit =>
            {
                switch (how)
                {
                    case "edited":
                        unit.Execute($"update accounts_audit set action = 'brand.changed' where workspace = {workspace} and seq = 3");
                        break;
                    case "removed":
                        unit.Execute($"delete from accounts_audit where workspace = {workspace} and seq = 3");
                        break;
                    default:
                        unit.Execute($"update accounts_audit set seq = 1000 where workspace = {workspace} and seq = 3");
                        unit.Execute($"update accounts_audit set seq = 3 where workspace = {workspace} and seq = 4");
                        unit.Execute($"update accounts_audit set seq = 4 where workspace = {workspace} and seq = 1000");
                        break;
                }
            },
            CancellationToken.None);
        var check = (await company.Owner.GetAsync("audit/check")).Expect(200);
        Assert.False(check["whole"].GetBoolean());
        Assert.Equal(3, check["firstBreak"].GetInt64());
    }

    [Theory, OnEveryEngine]
    public async Task The_log_comes_newest_first_in_pages(TestEngine engine)
    {
        var company = await hosts.CompanyAsync(engine);
        for (var i = 0; i < 5; i++) await company.Owner.PostAsync("brands", new { name = "B" + i });
        var first = (await company.Owner.GetAsync("audit?action=brand.created&limit=3")).Expect(200);
        var second = (await company.Owner.GetAsync($"audit?action=brand.created&limit=3&after={first.Text("next")}")).Expect(200);
        var ids = first.Items.Concat(second.Items).Select(e => e.GetProperty("id").GetGuid()).ToList();
        Assert.Equal(5, ids.Distinct().Count());
    }
}
