using System.Text.Json;
using Heed.Modules.Tests.Conversations;
using Heed.Modules.Tests.Engines;
using Heed.Modules.Tests.Platform;

namespace Heed.Modules.Tests.Understanding;

/// <summary>What a trainer does on the bench: examples and tests, scores and what lies behind them, and customers' words that wait for a label.</summary>
public sealed class TrainerTests
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(30);

    private static readonly object[] Table =
    [
        new { text = "where is my parcel", intent = "Parcel" }, new { text = "my package has not arrived", intent = "Parcel" }, new { text = "track my shipment please", intent = "parcel" },
        new { text = "when will it be delivered", intent = "Parcel" }, new { text = "快递还没有到", intent = "Parcel" }, new { text = "什么时候发货", intent = "Parcel" },
        new { text = "I want my money back", intent = "Refund" }, new { text = "please refund the order", intent = "Refund" }, new { text = "how do I get a refund", intent = "Refund" },
        new { text = "我要退款", intent = "Refund" }, new { text = "钱什么时候退给我", intent = "Refund" }, new { text = "refund has not come", intent = "Refund" },
        new { text = "nice weather today", intent = "" }, new { text = "tell me a joke", intent = (string?)null }, new { text = "TELL ME A JOKE", intent = (string?)null },
    ];

    [Theory, OnEveryEngine]
    public async Task Examples_come_in_as_a_table_and_can_be_searched_changed_taken_away_and_put_back(TestEngine engine)
    {
        await using var host = await HeedHost.StartAsync(engine);
        var company = await host.CreateWorkspaceAsync();
        var owner = company.Owner;
        var refused = (await owner.PostAsync("intent-examples/import", new { rows = Table })).Expect(200);
        Assert.Equal((2, 1, 0, 12), (refused["added"].GetInt32(), refused["known"].GetInt32(), refused["created"].GetInt32(), refused["unknown"].GetInt32()));
        var taken = (await owner.PostAsync("intent-examples/import", new { rows = Table, create = true })).Expect(200);
        Assert.Equal((12, 3, 2, 0), (taken["added"].GetInt32(), taken["known"].GetInt32(), taken["created"].GetInt32(), taken["unknown"].GetInt32()));
        (await owner.PostAsync("intent-examples/import", new { rows = new[] { new { text = "" } } })).ExpectProblem(400, "invalid");
        (await owner.PostAsync("intent-examples/import", new { rows = Array.Empty<object>() })).ExpectProblem(400, "invalid");
        var intents = (await owner.GetAsync("intents")).Expect(200).Items;
        Guid parcel = intents.Single(i => i.GetProperty("name").GetString() == "Parcel").GetProperty("id").GetGuid(), refund = intents.Single(i => i.GetProperty("name").GetString() == "Refund").GetProperty("id").GetGuid();

        var money = Assert.Single((await owner.GetAsync("intent-examples?all=true&q=MONEY")).Expect(200).Items);
        Assert.Equal(refund, money.GetProperty("intentId").GetGuid());
        var first = (await owner.GetAsync("intent-examples?all=true&limit=10")).Expect(200);
        Assert.Equal(4, (await owner.GetAsync($"intent-examples?all=true&limit=10&after={first["next"].GetString()}")).Expect(200).Items.Count);

        var id = money.GetProperty("id").GetGuid();
        (await owner.PatchAsync($"intent-examples/{id}", new { text = "where did my money go", intentId = parcel, test = true })).Expect(204);
        Assert.Equal("where did my money go", Assert.Single((await owner.GetAsync($"intent-examples?intent={parcel}&test=true")).Expect(200).Items).GetProperty("text").GetString());
        (await owner.PatchAsync($"intent-examples/{id}", new { text = " " })).ExpectProblem(400, "invalid");
        (await owner.PatchAsync($"intent-examples/{id}", new { intentId = Guid.CreateVersion7() })).ExpectProblem(404, "notFound");
        (await owner.DeleteAsync($"intent-examples/{id}")).Expect(204);
        Assert.Equal(0, (await owner.GetAsync($"intents/{parcel}")).Expect(200)["tests"].GetInt32());
        (await owner.DeleteAsync($"intent-examples/{id}")).ExpectProblem(404, "notFound");
        (await owner.PostAsync($"intent-examples/{id}/restore")).Expect(204);
        (await owner.PostAsync($"intent-examples/{id}/restore")).ExpectProblem(404, "notFound");
        Assert.Equal(1, (await owner.GetAsync($"intents/{parcel}")).Expect(200)["tests"].GetInt32());
        (await (await company.PersonAsync()).GetAsync("intent-examples?all=true")).ExpectProblem(403, "forbidden");
    }

    [Theory, OnEveryEngine]
    public async Task A_model_is_compared_before_a_person_puts_it_into_use_and_a_sentence_is_explained(TestEngine engine)
    {
        await using var host = await HeedHost.StartAsync(engine);
        var company = await host.CreateWorkspaceAsync();
        var owner = company.Owner;
        (await owner.PostAsync("intent-examples/import", new { rows = Table, create = true })).Expect(200);
        (await owner.PostAsync("intent-examples/import", new { test = true, rows = new[] { new { text = "has my parcel been delivered", intent = "Parcel" }, new { text = "the lost kiosk thing", intent = "Parcel" }, new { text = "refund me", intent = "Refund" } } })).Expect(200);
        await LearntAsync(owner);
        var first = (await ModelsAsync(owner))[0];
        Assert.True(first.GetProperty("active").GetBoolean());
        Assert.Equal((3, "none"), (first.GetProperty("tests").GetInt32(), first.GetProperty("held").GetString()));

        Assert.True((await owner.PutAsync("intent-models/learning", new { byHand = true })).Expect(200)["byHand"].GetBoolean());
        (await owner.PostAsync("intent-examples/import", new { rows = new[] { new { text = "it got lost at the kiosk", intent = "Parcel" }, new { text = "lost in a kiosk", intent = "Parcel" } } })).Expect(200);
        await LearntAsync(owner);
        var models = await ModelsAsync(owner);
        var (newest, number) = (models[0], models[0].GetProperty("number").GetInt64());
        Assert.Equal(("asked", false), (newest.GetProperty("held").GetString(), newest.GetProperty("active").GetBoolean()));
        Assert.Equal(JsonValueKind.Number, newest.GetProperty("before").ValueKind);
        var bench = (await owner.GetAsync($"intent-models/{number}/bench")).Expect(200);
        Assert.Equal((1, 0, 0), (bench["mended"].GetInt32(), bench["broken"].GetInt32(), bench["missed"].GetInt32()));
        Assert.True(bench["right"].GetDouble() > bench["against"].GetDouble());
        var before = (await owner.GetAsync($"intent-models/{first.GetProperty("number").GetInt64()}/bench?against={number}")).Expect(200);
        Assert.Equal(1, before["broken"].GetInt32());
        var miss = Assert.Single(before["misses"].EnumerateArray());
        Assert.True(miss.GetProperty("broken").GetBoolean());
        Assert.Equal(1, Assert.Single(before["confusions"].EnumerateArray()).GetProperty("count").GetInt32());
        Assert.Equal(2, before["intents"].GetArrayLength());
        (await owner.GetAsync($"intent-models/{number}/bench?against=99")).ExpectProblem(404, "notFound");

        (await owner.PostAsync($"intent-models/{number}/activate")).Expect(204);
        var tried = (await owner.PostAsync("intent-models/try", new { text = "give me a refund please" })).Expect(200);
        Assert.Equal(number, tried["number"].GetInt64());
        Assert.Equal(tried["ranked"][0].GetProperty("intentId").GetGuid(), tried["intentId"].GetGuid());
        Assert.Contains(tried["words"].EnumerateArray(), w => w.GetProperty("text").GetString() == "refund");
        Assert.Equal("en", tried["language"].GetString());
        (await owner.PostAsync("intent-models/try", new { text = "refund", number = 99 })).ExpectProblem(404, "notFound");
        (await owner.PostAsync("intent-models", new { })).Expect(202);
        await LearntAsync(owner);
        Assert.Equal(models.Count + 1, (await ModelsAsync(owner)).Count);
    }

    [Theory, OnEveryEngine]
    public async Task Words_that_nobody_knew_wait_for_a_label_and_the_label_can_be_taken_back(TestEngine engine)
    {
        await using var host = await HeedHost.StartAsync(engine);
        var company = await host.CreateWorkspaceAsync();
        var owner = company.Owner;
        (await owner.PostAsync("intent-examples/import", new { rows = Table, create = true })).Expect(200);
        await LearntAsync(owner);
        var refund = (await owner.GetAsync("intents")).Expect(200).Items.Single(i => i.GetProperty("name").GetString() == "Refund");
        var intent = refund.GetProperty("id").GetGuid();
        var (_, siteKey) = await company.WebInboxAsync();
        var (_, conversation) = await company.ContactAsync(siteKey, "ჰეი მეგობარო");
        var waiting = Assert.Single((await owner.GetAsync("intent-history")).Expect(200).Items);
        Assert.Equal(("ჰეი მეგობარო", conversation), (waiting.GetProperty("text").GetString(), waiting.GetProperty("conversationId").GetGuid()));
        var address = $"conversations/{conversation}/annotations/{waiting.GetProperty("messageId").GetGuid()}";
        (await owner.DeleteAsync($"{address}/correction")).ExpectProblem(404, "notFound");
        (await owner.PatchAsync(address, new { intentId = intent }, "\"1\"")).Expect(200);
        Assert.Empty((await owner.GetAsync("intent-history")).Expect(200).Items);
        Assert.Equal(intent, Assert.Single((await owner.GetAsync("intent-history?kind=corrected")).Expect(200).Items).GetProperty("intentId").GetGuid());
        Assert.True(Assert.Single((await owner.GetAsync($"intent-examples?intent={intent}&q=ჰეი")).Expect(200).Items).GetProperty("corrected").GetBoolean());
        var back = (await owner.DeleteAsync($"{address}/correction")).Expect(200);
        Assert.False(back["corrected"].GetBoolean());
        Assert.Empty((await owner.GetAsync($"intent-examples?intent={intent}&q=ჰეი")).Expect(200).Items);
        Assert.Single((await owner.GetAsync("intent-history?kind=unknown")).Expect(200).Items);
        Assert.Empty((await (await host.CreateWorkspaceAsync()).Owner.GetAsync("intent-history")).Expect(200).Items);
    }

    private static Task LearntAsync(Api owner) =>
        Eventually.TrueAsync(async () => !(await owner.GetAsync("intent-models/learning")).Expect(200)["learning"].GetBoolean(), Soon, "all of it is learnt");

    private static async Task<IReadOnlyList<JsonElement>> ModelsAsync(Api api) => (await api.GetAsync("intent-models")).Expect(200).Items;
}
