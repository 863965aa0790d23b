using System.Text;
using Heed.Modules.Tests.Conversations;
using Heed.Modules.Tests.Customers;

namespace Heed.Modules.Tests.Email;

/// <summary>Canaries in mail: in its words, its people, its original, and in one that waits in quarantine.</summary>
public sealed class MailPlant : ICanaryPlant
{
    public async Task PlantAsync(Company company, Guid customer, Canaries canaries)
    {
        var address = canaries.Email();
        (await company.Owner.PostAsync($"customers/{customer}/identities", new { channel = "email", address })).Expect(201);
        var mail = await OfflineMail.CreateAsync(company, null, $"box-{customer:N}@heed.test");
        var (copied, name) = (canaries.Inside(), canaries.Word());
        var taken = await mail.TakeAsync(
            $"{name} <{address}>", canaries.Word(), canaries.Word() + $"\n\nOn 2026-11-22, Heed wrote:\n> {canaries.Inside()}", null, null, ("Cc", $"{copied} <copied-{customer:N}@other.test>"));
        (await company.Owner.PutAsync($"conversations/{taken.Conversation}/mail/people", new { address = $"copied-{customer:N}@other.test", name = canaries.Word(), approved = true })).Expect(200);
        (await company.Owner.ReplyAsync(taken.Conversation!.Value, "answer")).Expect(201);
        var hops = string.Concat(Enumerable.Range(0, 60).Select(i => $"Received: from a{i} by b{i}; Sun, 22 Nov 2026 10:00:00 +0000\r\n"));
        await mail.TakeAsync(Encoding.UTF8.GetBytes(hops + Encoding.UTF8.GetString(MailSteps.Raw($"{name} <{address}>", mail.Address, canaries.Word(), canaries.Inside()))));
    }
}
