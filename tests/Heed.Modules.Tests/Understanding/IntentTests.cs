using System.Text.Json;
using Heed.Kernel;
using Heed.Modules.Tests.Conversations;
using Heed.Modules.Tests.Engines;
using Heed.Modules.Tests.Platform;
using Heed.Platform.Personal;
using Heed.Platform.Store;

namespace Heed.Modules.Tests.Understanding;

/// <summary>A workspace teaches what its customers want, and every message is read by it.</summary>
public sealed class IntentTests
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(30);

    private static readonly string[] Parcel =
    [
        "where is my parcel", "my package has not arrived", "when will my order be delivered", "track my shipment please", "the delivery is late", "我的包裹到哪里了", "快递还没有到", "什么时候发货",
    ];

    private static readonly string[] Money =
    [
        "I want my money back", "please refund the order", "how do I get a refund", "return it and give me the money", "refund has not come", "我要退款", "钱什么时候退给我", "申请退货退款",
    ];

    [Theory, OnEveryEngine]
    public async Task What_was_taught_is_read_in_the_next_message(TestEngine engine)
    {
        await using var host = await HeedHost.StartAsync(engine);
        var company = await host.CreateWorkspaceAsync();
        var (parcel, money) = await TeachAsync(company);
        var (_, siteKey) = await company.WebInboxAsync();
        var (visitor, conversation) = await company.ContactAsync(siteKey, "has my parcel been delivered?");
        var first = Assert.Single(await AnnotationsAsync(company.Owner, conversation));
        Assert.Equal(parcel, first.GetProperty("intentId").GetGuid());
        Assert.Equal("en", first.GetProperty("language").GetString());
        await visitor.SaysAsync("太气人了，赶紧退款给我，不然我投诉");
        var second = (await AnnotationsAsync(company.Owner, conversation))[0];
        Assert.Equal(money, second.GetProperty("intentId").GetGuid());
        Assert.Equal("zh-Hans", second.GetProperty("language").GetString());
        Assert.Equal("anger", second.GetProperty("emotion").GetString());
        Assert.True(second.GetProperty("polarity").GetDouble() < 0);
        var why = (await company.Owner.GetAsync($"conversations/{conversation}/annotations/{first.GetProperty("messageId").GetGuid()}/explanation")).Expect(200);
        Assert.Equal(parcel, why["ranked"][0].GetProperty("intentId").GetGuid());
        Assert.Contains(why["words"].EnumerateArray(), w => w.GetString()!.Contains("parcel", StringComparison.Ordinal) || w.GetString()!.Contains("deliver", StringComparison.Ordinal));
    }

    [Theory, OnEveryEngine]
    public async Task A_correction_teaches(TestEngine engine)
    {
        await using var host = await HeedHost.StartAsync(engine);
        var company = await host.CreateWorkspaceAsync();
        var (parcel, _) = await TeachAsync(company);
        var (_, siteKey) = await company.WebInboxAsync();
        var (visitor, conversation) = await company.ContactAsync(siteKey, "the courier left it at the kiosk");
        var before = Assert.Single(await AnnotationsAsync(company.Owner, conversation));
        var model = await ModelAsync(company.Owner);
        var agent = await company.PersonAsync();
        var message = before.GetProperty("messageId").GetGuid();
        var stale = await agent.PatchAsync($"conversations/{conversation}/annotations/{message}", new { intentId = parcel }, "\"7\"");
        Assert.Equal(412, stale.Status);
        var corrected = (await agent.PatchAsync($"conversations/{conversation}/annotations/{message}", new { intentId = parcel, emotion = "worry" }, "\"1\"")).Expect(200);
        Assert.True(corrected["corrected"].GetBoolean());
        await Eventually.TrueAsync(async () => await ModelAsync(company.Owner) > model, Soon, "it learns again");
        await visitor.SaysAsync("courier left it at the kiosk again");
        Assert.Equal(parcel, (await AnnotationsAsync(company.Owner, conversation))[0].GetProperty("intentId").GetGuid());

        // Only the words that are erased can tell the test: the model without them does worse, and still none that holds them stays.
        (await company.Owner.PostAsync("intent-examples", new { intentId = parcel, test = true, texts = new[] { "the courier left it at the kiosk today" } })).Expect(201);
        await Eventually.TrueAsync(async () => (await ModelsAsync(company.Owner))[0].GetProperty("score").ValueKind == JsonValueKind.Number, Soon, "the test is asked");
        var last = await ModelAsync(company.Owner);
        var personal = (IEnumerable<IPersonalData>)host.Services.GetService(typeof(IEnumerable<IPersonalData>))!;
        Guid customer;
        using (var session = host.Get<IStore>().Read()) customer = await session.FirstAsync($"select customer from understanding_examples where workspace = {company.Workspace} and customer is not null", r => r.Id(0), CancellationToken.None);
        await host.Get<IStore>().WriteAsync(Scope.System(company.Workspace), unit => personal.Single(p => p.Tables.Contains("understanding_examples")).Erase(unit, customer), CancellationToken.None);
        await Eventually.TrueAsync(async () => await ModelAsync(company.Owner) > last + 1, Soon, "it learns without the words");
        Assert.True(Assert.Single(await ModelsAsync(company.Owner)).GetProperty("active").GetBoolean());
        (await agent.PostAsync("intents", new { name = "x" })).ExpectProblem(403, "forbidden");
        var stranger = await host.CreateWorkspaceAsync();
        (await stranger.Owner.GetAsync($"conversations/{conversation}/annotations")).ExpectProblem(404, "notFound");
        (await stranger.Owner.PatchAsync($"conversations/{conversation}/annotations/{message}", new { intentId = parcel })).ExpectProblem(404, "notFound");
    }

    [Theory, OnEveryEngine]
    public async Task A_model_that_does_worse_on_the_tests_is_held_back_until_somebody_says_so(TestEngine engine)
    {
        await using var host = await HeedHost.StartAsync(engine);
        var company = await host.CreateWorkspaceAsync();
        var (parcel, money) = await TeachAsync(company);
        foreach (var text in new[] { "parcel not here", "where is the package", "delivery date please" }) (await company.Owner.PostAsync("intent-examples", new { intentId = parcel, test = true, texts = new[] { text } })).Expect(201);
        (await company.Owner.PostAsync("intent-examples", new { intentId = money, test = true, texts = new[] { "refund me", "money back please" } })).Expect(201);
        await Eventually.TrueAsync(async () => (await ModelsAsync(company.Owner))[0].GetProperty("score").ValueKind == JsonValueKind.Number, Soon, "the tests are asked");
        // The same words again and again for the other intent: whoever learns this forgets the rest.
        string[] wrong = [.. Parcel.Select(p => p + "!!"), "parcel not here now", "where is the package now", "delivery date please now", "the parcel", "a package", "package where", "delivery date", "delivery"];
        (await company.Owner.PostAsync("intent-examples", new { intentId = money, texts = wrong })).Expect(201);
        await Eventually.TrueAsync(async () => (await ModelsAsync(company.Owner))[0].GetProperty("examples").GetInt32() > Parcel.Length + Money.Length + 5, Soon, "it learns the wrong words");
        var models = await ModelsAsync(company.Owner);
        Assert.False(models[0].GetProperty("active").GetBoolean(), "the worse model is not asked");
        Assert.Equal(Parcel.Length + Money.Length + 4, models.Single(m => m.GetProperty("active").GetBoolean()).GetProperty("examples").GetInt32());
        var bench = (await company.Owner.GetAsync($"intent-models/{models[0].GetProperty("number").GetInt64()}/bench")).Expect(200);
        Assert.True(bench["right"].GetDouble() < 1);
        Assert.Equal(parcel, bench["misses"][0].GetProperty("wanted").GetGuid());
        (await company.Owner.PostAsync($"intent-models/{models[0].GetProperty("number").GetInt64()}/activate")).Expect(204);
        Assert.True((await ModelsAsync(company.Owner))[0].GetProperty("active").GetBoolean());
        (await company.Owner.PostAsync("intent-models/99/activate")).ExpectProblem(404, "notFound");
    }

    [Theory, OnEveryEngine]
    public async Task One_intent_alone_no_examples_and_odd_texts_are_clear_states(TestEngine engine)
    {
        await using var host = await HeedHost.StartAsync(engine);
        var company = await host.CreateWorkspaceAsync();
        var only = (await company.Owner.PostAsync("intents", new { name = "Only" })).Expect(201).Id;
        (await company.Owner.PostAsync("intent-examples", new { intentId = only, texts = new[] { "one", "ONE", "two" } })).Expect(201);
        Assert.Equal(2, (await company.Owner.GetAsync("intents")).Expect(200).Items[0].GetProperty("examples").GetInt32());
        await Eventually.TrueAsync(async () => await ModelAsync(company.Owner) > 0, Soon, "it learns that there is nothing to tell apart");
        var (_, siteKey) = await company.WebInboxAsync();
        foreach (var text in new[] { "😀😀😀", new string('a', 4_000), "\u202e\u200b一", "<script>alert(1)</script>" })
        {
            var (_, conversation) = await company.ContactAsync(siteKey, text);
            Assert.Equal(JsonValueKind.Null, Assert.Single(await AnnotationsAsync(company.Owner, conversation)).GetProperty("intentId").ValueKind);
        }

        (await company.Owner.PostAsync("intents", new { name = "only" })).ExpectProblem(409, "nameTaken");
        (await company.Owner.PostAsync("intent-examples", new { intentId = Guid.CreateVersion7(), texts = new[] { "x" } })).ExpectProblem(404, "notFound");
        (await company.Owner.PostAsync("intent-examples", new { intentId = only, texts = new[] { "", new string('x', 1001) } })).ExpectProblem(400, "invalid");
        (await company.Owner.DeleteAsync($"intents/{only}")).Expect(204);
        Assert.Empty((await company.Owner.GetAsync("intents")).Expect(200).Items);
    }

    /// <summary>Two intents and some words that are none, learnt.</summary>
    private static async Task<(Guid Parcel, Guid Money)> TeachAsync(Company company)
    {
        var owner = company.Owner;
        var parcel = (await owner.PostAsync("intents", new { name = "Parcel", category = "Orders" })).Expect(201).Id;
        var money = (await owner.PostAsync("intents", new { name = "Refund", category = "Orders" })).Expect(201).Id;
        (await owner.PostAsync("intent-examples", new { intentId = parcel, texts = Parcel })).Expect(201);
        (await owner.PostAsync("intent-examples", new { intentId = money, texts = Money })).Expect(201);
        (await owner.PostAsync("intent-examples", new { texts = new[] { "nice weather today", "who won the match", "今天天气不错", "tell me a joke" } })).Expect(201);
        await Eventually.TrueAsync(async () => (await ModelsAsync(owner)).FirstOrDefault() is { ValueKind: JsonValueKind.Object } newest && newest.GetProperty("examples").GetInt32() == Parcel.Length + Money.Length + 4, Soon, "all of it is learnt");
        return (parcel, money);
    }

    private static async Task<IReadOnlyList<JsonElement>> ModelsAsync(Api api) => (await api.GetAsync("intent-models")).Expect(200).Items;

    private static async Task<long> ModelAsync(Api api) => (await ModelsAsync(api)).FirstOrDefault(m => m.GetProperty("active").GetBoolean()) is { ValueKind: JsonValueKind.Object } active ? active.GetProperty("number").GetInt64() : 0;

    private static async Task<IReadOnlyList<JsonElement>> AnnotationsAsync(Api api, Guid conversation) => (await api.GetAsync($"conversations/{conversation}/annotations")).Expect(200).Items;
}
