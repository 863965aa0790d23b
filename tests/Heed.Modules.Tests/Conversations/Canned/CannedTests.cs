using System.Text;
using Heed.Conversations.Canned;
using Heed.Modules.Tests.Engines;

namespace Heed.Modules.Tests.Conversations.Canned;

public sealed class CannedTests(HeedHosts hosts) : IClassFixture<HeedHosts>
{
    [Theory]
    [InlineData("Hi {{customer.name}}!", "Hi {{agent.name}}!")]
    [InlineData("{{ agent.name }}", "Lin")]
    [InlineData("{{unknown}} {{agent.name", "{{unknown}} {{agent.name")]
    [InlineData("{{{{agent.name}}}}", "{{Lin}}")]
    [InlineData("{{customer.name}}{{customer.name}}", "{{agent.name}}{{agent.name}}")]
    [InlineData("", "")]
    public void Variables_are_filled_once_and_never_read_again(string text, string filled) =>
        Assert.Equal(filled, Variables.Fill(text, new Dictionary<string, string> { ["customer.name"] = "{{agent.name}}", ["agent.name"] = "Lin" }));

    [Theory, OnEveryEngine]
    public async Task A_reply_brings_its_files_into_a_message_every_time_it_is_used(TestEngine engine)
    {
        var company = await hosts.CompanyAsync(engine);
        var (_, siteKey) = await company.WebInboxAsync(more: new { autoAssign = false });
        var (visitor, id) = await company.ContactAsync(siteKey);
        var file = (await company.Owner.UploadAsync("files", "尺码.txt", "text/plain", Encoding.UTF8.GetBytes("S M L"))).Expect(201).Id;
        var text = new Dictionary<string, string> { ["zh-CN"] = "您好 {{customer.name}}", ["en"] = "Hello {{customer.name}}" };
        var canned = (await company.Owner.PostAsync("canned", new { shortcut = "sizes", title = "Sizes", text, scope = "all", fileIds = new[] { file } })).Expect(201);
        for (var time = 1; time <= 2; time++)
        {
            var used = (await company.Owner.PostAsync($"canned/{canned.Id}/use")).Expect(200);
            var copy = used["attachments"][0].GetProperty("id").GetGuid();
            var sent = (await company.Owner.ReplyAsync(id, "Here", new { fileIds = new[] { copy } })).Expect(201);
            Assert.Equal("尺码.txt", sent["attachments"][0].GetProperty("name").GetString());
            var content = await visitor.GetAsync(sent["attachments"][0].GetProperty("url").GetString()!);
            Assert.Equal(200, content.Status);
        }

        Assert.Equal(2, (await company.Owner.GetAsync($"canned/{canned.Id}")).Expect(200)["uses"].GetInt32());
        var values = (await company.Owner.GetAsync($"canned/values?conversation={id}")).Expect(200)["values"];
        Assert.Equal("Shop", values.GetProperty("inbox.name").GetString());
        Assert.Equal(company.Owner.Person.Name, values.GetProperty("agent.name").GetString());
        (await company.Owner.PatchAsync($"canned/{canned.Id}", new { fileIds = Array.Empty<Guid>() })).Expect(200);
        Assert.Equal(0, (await company.Owner.PostAsync($"canned/{canned.Id}/use")).Expect(200)["attachments"].GetArrayLength());
    }

    [Theory, OnEveryEngine]
    public async Task A_reply_is_checked_and_kept_from_those_it_is_not_for(TestEngine engine)
    {
        var company = await hosts.CompanyAsync(engine);
        var agent = await company.PersonAsync();
        var text = new Dictionary<string, string> { ["zh-CN"] = "好", ["en"] = "" };
        var nothing = new Dictionary<string, string> { ["zh-CN"] = "", ["en"] = " " };
        (await agent.PostAsync("canned", new { shortcut = "a b", title = "T", text })).Expect(400);
        (await agent.PostAsync("canned", new { shortcut = "a", title = "T", text = nothing })).Expect(400);
        (await agent.PostAsync("canned", new { shortcut = "a", title = "T", text, fileIds = new[] { Guid.CreateVersion7() } })).Expect(400);
        (await agent.PostAsync("canned", new { shortcut = "a", title = "T", text, scope = "all" })).Expect(403);
        var own = (await agent.PostAsync("canned", new { shortcut = "a", title = "T", text })).Expect(201);
        (await company.Owner.GetAsync($"canned/{own.Id}")).Expect(404);
        (await company.Owner.PostAsync($"canned/{own.Id}/use")).Expect(404);
        Assert.Empty((await company.Owner.GetAsync("canned")).Items);
        (await agent.DeleteAsync($"canned/{own.Id}")).Expect(204);
    }
}
