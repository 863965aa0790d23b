using Heed.Modules.Tests.Engines;
using Heed.Modules.Tests.Webhooks;

namespace Heed.Modules.Tests.ApiChannel;

/// <summary>Steps that tests of the api channel take.</summary>
internal static class ChannelSteps
{
    public static Task<HeedHost> StartAsync(TestEngine engine) => WebhookSteps.StartAsync(engine);

    /// <summary>An inbox of channel api, and the other system: a client that carries its token.</summary>
    public static async Task<(Guid Inbox, Api System)> ApiInboxAsync(this Company company, string name = "Line", Receiver? receiver = null, object? greeting = null)
    {
        var owner = company.Owner;
        var inbox = (await owner.PostAsync("inboxes", new { name, brandId = company.Brand, channel = "api", autoAssign = false, greeting = greeting ?? new { enabled = false, text = new Dictionary<string, string> { ["zh-CN"] = "", ["en"] = "" } } })).Expect(201).Id;
        if (receiver is not null)
        {
            (await owner.PutAsync($"inboxes/{inbox}/api", new { webhookUrl = receiver.Url })).Expect(200);
            receiver.Secret = (await owner.PostAsync($"inboxes/{inbox}/api/secret")).Expect(200).Text("secret");
        }

        var token = (await owner.PostAsync($"inboxes/{inbox}/api/token")).Expect(200).Text("token");
        return (inbox, new Api(company.Host.Address, null) { Token = token });
    }

    /// <summary>A customer's words, as the other system brings them.</summary>
    public static Task<Answer> BringAsync(this Api system, Guid inbox, string contact, string text, string? id = null) =>
        system.PostAsync($"/channel/v1/{inbox}/messages", new { contact = new { id = contact, name = "林晓雯" }, id = id ?? Guid.CreateVersion7().ToString(), text });

    public static Guid Conversation(this Answer brought) => brought.Expect(201)["conversation"].GetProperty("id").GetGuid();
}
