using System.Collections.Concurrent;
using Heed.Kernel;
using Heed.Modules.Tests.Customers;
using Heed.Modules.Tests.Engines;
using Heed.Modules.Tests.Platform;
using Heed.Notices.Public;
using Heed.Orders.Public;
using Microsoft.Extensions.DependencyInjection;

namespace Heed.Modules.Tests.Orders;

public sealed class ProofTests(HeedHosts hosts) : IClassFixture<HeedHosts>
{
    [Theory, OnEveryEngine]
    public async Task Who_only_says_who_they_are_has_proven_nothing(TestEngine engine)
    {
        var company = await hosts.CompanyAsync(engine);
        await company.ShopAsync();
        // Everything of the victim is known to the stranger: name, phone, mail address, order number.
        var stranger = await company.ArriveAsync("visitor-1", name: "王小明", email: "ming@mail.example");
        (await company.Owner.PatchAsync($"customers/{stranger}", new { phone = "13800138000" })).Expect(200);
        (await company.Owner.PostAsync($"customers/{stranger}/identities", new { channel = "email", address = "ming@mail.example" })).Expect(201);
        Assert.Null(await company.ProofAsync(stranger));

        var vouched = await company.VouchedAsync("u2");
        (await company.Owner.PatchAsync($"customers/{vouched}", new { phone = "13800138000", email = "ming@mail.example" })).Expect(200);
        var proof = (await company.ProofAsync(vouched))!;
        Assert.Null(await company.Orders().FindAsync(proof, "A-1001", default));
        Assert.Equal("A-1002", (await company.Orders().FindAsync(proof, "A-1002", default))!.Number);
        Assert.Equal(["A-1002"], (await company.Orders().OfCustomerAsync(proof, vouched, 10, default)).Orders.Select(o => o.Number));
        await Assert.ThrowsAsync<NotFoundRefusal>(() => company.Orders().OfCustomerAsync(proof, stranger, 10, default));
        var other = (await company.Owner.GetAsync("orders?number=A-1001")).Items.Single().GetProperty("id").GetGuid();
        await Assert.ThrowsAsync<NotFoundRefusal>(() => company.Orders().AskAsync(proof, Scope.System(company.Workspace), new NewOrderRequest(other, OrderRequestKind.Refund, null, "Give it to me"), default));
        Assert.Empty(await company.Orders().RequestsAsync(proof, other, default));
    }

    [Theory, OnEveryEngine]
    public async Task An_identity_of_another_brand_proves_nothing_here(TestEngine engine)
    {
        var company = await hosts.CompanyAsync(engine);
        var second = await company.BrandAsync("Second");
        await company.ShopAsync(brand: company.Brand);
        var elsewhere = await company.VouchedAsync("u1", second);
        Assert.Null(await company.Orders().FindAsync((await company.ProofAsync(elsewhere))!, "A-1001", default));
        var here = await company.VouchedAsync("u1");
        Assert.NotNull(await company.Orders().FindAsync((await company.ProofAsync(here))!, "A-1001", default));
    }

    [Theory, OnEveryEngine]
    public async Task A_code_goes_to_the_address_of_the_order_and_proves_it_for_half_an_hour(TestEngine engine)
    {
        var letters = new Letters();
        await using var host = await HeedHost.StartAsync(engine, builder => builder.Services.AddSingleton<ISystemLetters>(letters));
        var company = await host.CreateWorkspaceAsync();
        await company.ShopAsync();
        var visitor = await company.ArriveAsync("visitor-2");
        var proofs = host.Get<IOrderProofs>();
        Assert.Equal(CodeSending.Sent, await proofs.SendCodeAsync(company.Workspace, visitor, "NO-SUCH", "en", default));
        Assert.Equal(CodeSending.Sent, await proofs.SendCodeAsync(company.Workspace, visitor, "A-1001", "en", default));
        await Eventually.TrueAsync(() => !letters.Sent.IsEmpty, TimeSpan.FromSeconds(10), "a letter");
        var (to, subject) = Assert.Single(letters.Sent);
        Assert.Equal("ming@mail.example", to);
        var code = subject[..6];
        var wrong = code == "000000" ? "000001" : "000000";
        Assert.False(await proofs.ConfirmCodeAsync(company.Workspace, visitor, wrong, default));
        Assert.False(await proofs.ConfirmCodeAsync(company.Workspace, await company.ArriveAsync("visitor-3"), code, default));
        Assert.Null(await company.ProofAsync(visitor));
        Assert.True(await proofs.ConfirmCodeAsync(company.Workspace, visitor, $" {code[..3]} {code[3..]}", default));
        Assert.False(await proofs.ConfirmCodeAsync(company.Workspace, visitor, code, default));
        var proof = (await company.ProofAsync(visitor))!;
        Assert.NotNull(await company.Orders().FindAsync(proof, "A-1001", default));
        Assert.Null(await company.Orders().FindAsync(proof, "A-1002", default));
        // An agent tied a stranger's order to this unproven customer: the code does not cover it.
        var tied = (await company.Owner.GetAsync("orders?number=A-1002")).Items.Single().GetProperty("id").GetGuid();
        (await company.Owner.PatchAsync($"orders/{tied}", new { customerId = visitor })).Expect(200);
        Assert.Null(await company.Orders().FindAsync(proof, "A-1002", default));
        host.Time.Advance(TimeSpan.FromMinutes(31));
        Assert.Null(await company.ProofAsync(visitor));
    }

    [Theory, OnEveryEngine]
    public async Task A_hundred_guesses_at_once_are_five(TestEngine engine)
    {
        var letters = new Letters();
        await using var host = await HeedHost.StartAsync(engine, builder => builder.Services.AddSingleton<ISystemLetters>(letters));
        var company = await host.CreateWorkspaceAsync();
        await company.ShopAsync();
        var visitor = await company.ArriveAsync("visitor-4");
        var proofs = host.Get<IOrderProofs>();
        await proofs.SendCodeAsync(company.Workspace, visitor, "A-1001", "zh-CN", default);
        await Eventually.TrueAsync(() => !letters.Sent.IsEmpty, TimeSpan.FromSeconds(10), "a letter");
        var code = letters.Sent.Single().Subject[..6];
        var guesses = await Task.WhenAll(Enumerable.Range(0, 100).Select(i => proofs.ConfirmCodeAsync(company.Workspace, visitor, (i + 100).ToString("D6", System.Globalization.CultureInfo.InvariantCulture), default)));
        Assert.DoesNotContain(true, guesses);
        Assert.False(await proofs.ConfirmCodeAsync(company.Workspace, visitor, code, default));
        for (var i = 0; i < 2; i++) await proofs.SendCodeAsync(company.Workspace, visitor, "A-1001", "en", default);
        Assert.Equal(CodeSending.TooMany, await proofs.SendCodeAsync(company.Workspace, visitor, "A-1001", "en", default));
    }

    /// <summary>The mail server's place: keeps what it is given.</summary>
    private sealed class Letters : ISystemLetters
    {
        public bool IsOpen => true;

        public ConcurrentQueue<(string To, string Subject)> Sent { get; } = new();

        public Task<bool> SendAsync(string email, string subject, string text, CancellationToken cancellationToken)
        {
            Sent.Enqueue((email, subject));
            return Task.FromResult(true);
        }
    }
}
