using System.Text.Json;
using Heed.Modules.Tests.Engines;
using Heed.Modules.Tests.Platform;

namespace Heed.Modules.Tests.Conversations;

public sealed class ReminderTests
{
    [Theory, OnEveryEngine]
    public async Task One_is_reminded_once_at_the_time_also_over_a_restart_and_nobody_else_knows(TestEngine engine)
    {
        await using var host = await HeedHost.StartAsync(engine);
        var company = await host.CreateWorkspaceAsync();
        var agent = await company.PersonAsync("supervisor");
        var (_, siteKey) = await company.WebInboxAsync(more: new { autoAssign = false });
        var (_, id) = await company.ContactAsync(siteKey);
        await using var mine = await agent.LiveAsync();
        await using var theirs = await company.Owner.LiveAsync();
        await mine.NextAsync("ready");
        await theirs.NextAsync("ready");
        var before = await agent.ConversationAsync(id);

        var at = host.Time.GetUtcNow().AddHours(2);
        (await agent.PutAsync($"conversations/{id}/reminder", new { at = at.AddDays(1) })).Expect(200);
        (await agent.PutAsync($"conversations/{id}/reminder", new { at })).Expect(200);
        await mine.NextOfAsync("reminder");
        await company.Owner.ReplyAsync(id, "seen by both");
        await theirs.NextOfAsync("message");
        Assert.DoesNotContain(theirs.Frames, f => f.TryGetProperty("kind", out var kind) && kind.GetString() == "reminder");
        Assert.Equal(at, (await agent.GetAsync($"conversations/{id}/reminder")).Expect(200)["at"].GetDateTimeOffset(), TimeSpan.FromMilliseconds(1));
        Assert.Equal(JsonValueKind.Null, (await company.Owner.GetAsync($"conversations/{id}/reminder")).Expect(200)["at"].ValueKind);
        Assert.Equal(before.GetProperty("statusId").GetGuid(), (await agent.ConversationAsync(id)).GetProperty("statusId").GetGuid());

        await host.StopAsync();
        host.Time.Advance(TimeSpan.FromHours(3));
        await host.StartAsync();
        var again = await host.SignInAsync(company.Workspace, agent.Person);
        await Eventually.TrueAsync(async () => (await again.GetAsync("notices")).Expect(200).Items.Count > 0, TimeSpan.FromSeconds(10), "the notice");
        var notice = Assert.Single((await again.GetAsync("notices")).Items);
        Assert.Equal("reminder", notice.GetProperty("kind").GetString());
        Assert.Equal(id, notice.GetProperty("conversationId").GetGuid());
        Assert.Equal(JsonValueKind.Null, (await again.GetAsync($"conversations/{id}/reminder"))["at"].ValueKind);
        var owner = await host.SignInAsync(company.Workspace, company.Owner.Person);
        Assert.Empty((await owner.GetAsync("notices")).Items);
        host.Time.Advance(TimeSpan.FromDays(2));
        Assert.Single((await again.GetAsync("notices")).Items);
    }

    [Theory, OnEveryEngine]
    public async Task It_can_be_taken_back_follows_a_merge_and_asks_for_a_time_ahead(TestEngine engine)
    {
        await using var host = await HeedHost.StartAsync(engine);
        var company = await host.CreateWorkspaceAsync();
        var (_, siteKey) = await company.WebInboxAsync(more: new { autoAssign = false });
        var (_, one) = await company.ContactAsync(siteKey);
        var (_, two) = await company.ContactAsync(siteKey);
        var soon = host.Time.GetUtcNow().AddHours(1);
        (await company.Owner.PutAsync($"conversations/{one}/reminder", new { at = host.Time.GetUtcNow().AddMinutes(-1) })).ExpectProblem(400, "invalid");
        (await company.Owner.PutAsync($"conversations/{one}/reminder", new { at = soon.AddYears(2) })).ExpectProblem(400, "invalid");
        (await company.Owner.PutAsync($"conversations/{Guid.CreateVersion7()}/reminder", new { at = soon })).ExpectProblem(404, "notFound");
        var outsider = await company.PersonAsync("knowledgeEditor");
        (await outsider.PutAsync($"conversations/{one}/reminder", new { at = soon })).ExpectProblem(404, "notFound");

        (await company.Owner.PutAsync($"conversations/{one}/reminder", new { at = soon })).Expect(200);
        (await company.Owner.DeleteAsync($"conversations/{one}/reminder")).Expect(204);
        (await company.Owner.DeleteAsync($"conversations/{one}/reminder")).Expect(204);
        host.Time.Advance(TimeSpan.FromHours(2));
        Assert.Empty((await company.Owner.GetAsync("notices")).Items);

        var later = host.Time.GetUtcNow().AddHours(1);
        (await company.Owner.PutAsync($"conversations/{one}/reminder", new { at = later })).Expect(200);
        (await company.Owner.PostAsync($"conversations/{two}/merge", new { conversationIds = new[] { one }, otherCustomers = true })).Expect(200);
        Assert.Equal(later, (await company.Owner.GetAsync($"conversations/{two}/reminder")).Expect(200)["at"].GetDateTimeOffset(), TimeSpan.FromMilliseconds(1));
        host.Time.Advance(TimeSpan.FromHours(2));
        await Eventually.TrueAsync(async () => (await company.Owner.GetAsync("notices")).Expect(200).Items.Count == 1, TimeSpan.FromSeconds(10), "the notice");
        Assert.Equal(two, (await company.Owner.GetAsync("notices")).Items[0].GetProperty("conversationId").GetGuid());
    }
}
