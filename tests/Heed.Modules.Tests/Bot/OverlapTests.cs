using Heed.Modules.Tests.Engines;
using Heed.Modules.Tests.Orders;
using Heed.Modules.Tests.Web;
using Heed.Platform.Ledger;
using Microsoft.Extensions.DependencyInjection;

namespace Heed.Modules.Tests.Bot;

public sealed class OverlapTests(HeedHosts hosts) : IClassFixture<HeedHosts>
{
    [Theory, OnEveryEngine]
    public async Task What_is_delivered_twice_or_read_by_several_at_once_is_answered_once_from_the_place_where_the_talk_stands(TestEngine engine)
    {
        var company = await hosts.CompanyAsync(engine);
        var host = await hosts.OnAsync(engine);
        var reader = host.Services.GetServices<ILedgerReader>().Single(r => r.Name == "bot");
        var (bot, _, siteKey) = await company.BotAsync();
        await company.ShopAsync();
        var flow = (await company.Owner.PostAsync($"bots/{bot}/flows", new { name = "Order", template = "order" })).Expect(201).Id;
        (await company.Owner.PostAsync($"bots/{bot}/flows/{flow}/publish", new { })).Expect(200);
        var visitor = await company.VisitorAsync(siteKey);
        var events = new List<LedgerRow>();
        var known = 0L;
        // The second is no number, and only then it says so.
        const string NotUnderstood = "did not get that";
        foreach (var (text, isHeard) in new[] { ("where is my order", true), ("abcd-efgh", false), ("A-1001", true) })
        {
            var sent = (await visitor.PostAsync("/widget/v1/messages", new { id = Guid.CreateVersion7(), text })).Expect(201);
            if (sent.Body.TryGetProperty("token", out var token) && token.ValueKind == System.Text.Json.JsonValueKind.String) visitor.Token = token.GetString();
            var rows = await host.Get<LedgerBook>().AfterAsync(company.Workspace, known, 500, CancellationToken.None);
            known = rows[^1].Seq;
            var told = rows.Where(r => r.Name == "message.added" && r.Entity == sent["message"].GetProperty("id").GetGuid()).ToList();
            Assert.Single(told);
            events.AddRange(told);
            // Five readers beside the server's own, as after a lease that was lost without a word; none of them is fenced off.
            await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => Task.Run(() => reader.HandleAsync(told[0], CancellationToken.None))));
            var said = await visitor.SaidAfterAsync(sent["message"].GetProperty("position").GetInt32());
            Assert.Equal(isHeard, !Assert.Single(said).Text().Contains(NotUnderstood, StringComparison.Ordinal));
        }

        // The messages alone: the place in the queue comes to stand beside them a moment later.
        async Task<string> ThreadAsync() => (await visitor.GetAsync("/widget/v1/messages")).Expect(200).Body.GetProperty("items").GetRawText();
        var thread = await ThreadAsync();
        foreach (var row in events.AsEnumerable().Reverse().Concat(events)) await reader.HandleAsync(row, CancellationToken.None);
        Assert.Equal(thread, await ThreadAsync());
    }
}
