using System.Text;
using Heed.Modules.Tests.Customers;

namespace Heed.Modules.Tests.Conversations;

/// <summary>Canaries in a conversation: subject, messages, a note, a file's name and content, a draft.</summary>
public sealed class ConversationPlant : ICanaryPlant
{
    private int _key;

    public async Task PlantAsync(Company company, Guid customer, Canaries canaries)
    {
        var owner = company.Owner;
        var inbox = (await owner.PostAsync("inboxes", new { name = "Shop of " + customer, brandId = company.Brand, channel = "web" })).Expect(201).Id;
        var started = (await owner.PostAsync(
            "conversations", new { inboxId = inbox, customerId = customer, text = canaries.Word(), subject = canaries.Word() }, key: $"talk-{customer}")).Expect(201);
        var conversation = started.Body.TryGetProperty("conversation", out var inner) ? inner.GetProperty("id").GetGuid() : started.Id;
        await SayAsync(new { id = Guid.CreateVersion7(), text = canaries.Word() + " 您好" });
        await SayAsync(new { id = Guid.CreateVersion7(), text = canaries.Word(), note = true });
        var file = (await owner.UploadAsync("files", canaries.Word() + ".txt", "text/plain", Encoding.UTF8.GetBytes("Inside: " + canaries.Inside()))).Expect(201).Id;
        await SayAsync(new { id = Guid.CreateVersion7(), text = "See attached", fileIds = new[] { file } });
        (await owner.PutAsync($"conversations/{conversation}/draft", new { text = canaries.Inside(), note = false })).Expect(200);

        async Task SayAsync(object message) => (await owner.PostAsync($"conversations/{conversation}/messages", message, key: $"say-{customer}-{++_key}")).Expect(201);
    }
}
