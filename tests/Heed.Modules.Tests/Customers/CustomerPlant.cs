namespace Heed.Modules.Tests.Customers;

/// <summary>Canaries in all that the customers' module keeps, by way of POSTs whose answers are kept for repeats.</summary>
public sealed class CustomerPlant : ICanaryPlant
{
    private int _key;

    public async Task PlantAsync(Company company, Guid customer, Canaries canaries)
    {
        var owner = company.Owner;
        var key = "k" + canaries.Word();
        // Keys of ours are workspace settings, not the customer's data: one definition serves all.
        await owner.PostAsync("attributes", new { key = "nickname", name = "Nickname", type = "text" });
        var email = canaries.Email();
        (await owner.PatchAsync($"customers/{customer}", new { name = key[1..] + " 王", email, phone = canaries.Phone(), attributes = new { nickname = canaries.Word() } })).Expect(200);
        await PostAsync($"customers/{customer}/notes", new { text = "Note " + canaries.Word() });
        await PostAsync($"customers/{customer}/memories", new { kind = "taboo", text = "Never " + canaries.Word() });
        await PostAsync($"customers/{customer}/memories", new { kind = "preference", text = canaries.Word() });
        await PostAsync($"customers/{customer}/identities", new { channel = "email", address = canaries.Email() });
        await PostAsync($"customers/{customer}/identities", new { channel = "phone", address = canaries.Phone() });
        await PostAsync($"customers/{customer}/identities", new { channel = "wechat", address = "openid-" + canaries.Word() });
        await PostAsync($"customers/{customer}/block", new { reason = "Because " + canaries.Word() });
        await PostAsync("blocks", new { kind = "email", value = email, reason = "entered for itself" });
        await PostAsync("blocks", new { kind = "ip", value = "2001:db8::" + customer.ToString("N")[^4..], customerId = customer, reason = canaries.Word() });

        async Task PostAsync(string path, object body) => Assert.InRange((await owner.PostAsync(path, body, key: $"plant-{customer}-{++_key}")).Status, 200, 201);
    }
}
