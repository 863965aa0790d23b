using Heed.Customers.Public;
using Heed.Modules.Tests.Engines;
using Heed.Platform.Store;

namespace Heed.Modules.Tests.Customers;

public sealed class BlockTests(HeedHosts hosts) : IClassFixture<HeedHosts>
{
    [Theory, OnEveryEngine]
    public async Task A_blocked_customer_is_told_so_and_let_in_again(TestEngine engine)
    {
        var company = await hosts.CompanyAsync(engine);
        var id = await company.CustomerAsync(new { name = "Ada" });
        var blocked = (await company.Owner.PostAsync($"customers/{id}/block", new { reason = "Insults" })).Expect(200);
        Assert.True(blocked["blocked"].GetBoolean());
        Assert.Equal(2, blocked.Version);
        Assert.Equal(2, (await company.Owner.PostAsync($"customers/{id}/block", new { reason = "Again" })).Expect(200).Version);
        Assert.True(await BlockedAsync(company, id, null, null));
        var entry = Assert.Single(await company.Owner.AllAsync("blocks", 10));
        Assert.Equal("Insults", entry.GetProperty("reason").GetString());
        Assert.Equal(id, entry.GetProperty("customerId").GetGuid());

        Assert.False((await company.Owner.PostAsync($"customers/{id}/unblock")).Expect(200)["blocked"].GetBoolean());
        Assert.False(await BlockedAsync(company, id, null, null));
        var again = (await company.Owner.PostAsync("blocks", new { kind = "customer", customerId = id, reason = "Spam" })).Expect(201);
        (await company.Owner.DeleteAsync($"blocks/{again.Id}")).Expect(204);
        Assert.False((await company.Owner.CustomerAsync(id))["blocked"].GetBoolean());
    }

    [Theory, OnEveryEngine]
    public async Task Addresses_are_blocked_one_by_one_or_by_domain_and_range(TestEngine engine)
    {
        var company = await hosts.CompanyAsync(engine);
        foreach (var (kind, value) in new[] { ("email", "Spam@Example.com"), ("email", "@bad.example"), ("ip", "203.0.113.0/24"), ("ip", "2001:db8::1") })
        {
            (await company.Owner.PostAsync("blocks", new { kind, value, reason = "" })).Expect(201);
        }

        (await company.Owner.PostAsync("blocks", new { kind = "ip", value = "203.0.113.0/33", reason = "" })).Expect(400);
        (await company.Owner.PostAsync("blocks", new { kind = "email", value = "nobody", reason = "" })).Expect(400);
        (await company.Owner.PostAsync("blocks", new { kind = "customer", reason = "" })).Expect(400);
        Assert.True(await BlockedAsync(company, null, "spam@example.COM", null));
        Assert.True(await BlockedAsync(company, null, "anyone@Bad.Example", null));
        Assert.False(await BlockedAsync(company, null, "someone@example.com", null));
        Assert.True(await BlockedAsync(company, null, null, "203.0.113.99"));
        Assert.True(await BlockedAsync(company, null, null, "::ffff:203.0.113.99"));
        Assert.False(await BlockedAsync(company, null, null, "203.0.114.1"));
        Assert.True(await BlockedAsync(company, null, null, "2001:DB8:0::1"));
        Assert.False(await BlockedAsync(company, null, null, null));
        Assert.False(await BlockedAsync(company, Guid.Empty, "garbage", "garbage"));
        var stranger = await hosts.CompanyAsync(engine);
        Assert.False(await BlockedAsync(stranger, null, "spam@example.com", "203.0.113.99"));
    }

    private static async Task<bool> BlockedAsync(Company company, Guid? customer, string? email, string? ip)
    {
        var blocks = company.Host.Get<IBlocks>();
        using var session = company.Host.Get<IStore>().Read();
        var before = await blocks.IsBlockedAsync(session, company.Workspace, customer, email, ip, CancellationToken.None);
        Assert.Equal(before, await company.WriteAsync(unit => blocks.IsBlocked(unit, customer, email, ip)));
        return before;
    }
}
