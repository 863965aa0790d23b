using System.Text.Json;
using Heed.Modules.Tests.Engines;
using Heed.Modules.Tests.Knowledge;
using Heed.Modules.Tests.Platform;
using Heed.Modules.Tests.Webhooks;
using Microsoft.AspNetCore.Http;

namespace Heed.Modules.Tests.Understanding;

/// <summary>Knowledge that is found by what it means, and a service that is dead, slow or lying.</summary>
public sealed class MeaningTests
{
    private const string Unalike = "Will you give me my cash back?";

    [Theory, OnEveryEngine]
    public async Task Knowledge_is_read_once_and_found_by_what_it_means(TestEngine engine)
    {
        await using var host = await WebhookSteps.StartAsync(engine);
        await using var model = await FakeModel.StartAsync();
        model.Means = Meaning;
        var company = await host.CreateWorkspaceAsync();
        var refund = await company.Owner.PublishedAsync("Refunds", "Within three days to your account, or call 13800138000.");
        await company.Owner.PublishedAsync("Opening hours", "From nine to five.");
        await company.Owner.PublishedAsync("Delivery abroad", "We ship to Europe.");
        Assert.DoesNotContain(refund, await company.Owner.FoundAsync(Unalike));
        await ConnectAsync(company, model);
        await StateAsync(company, s => s.GetProperty("read").GetInt32() == 3);
        var sent = Assert.Single(model.Read);
        Assert.Equal(3, sent.Count);
        Assert.DoesNotContain(sent, t => t.Contains("13800138000", StringComparison.Ordinal));
        var hits = (await company.Owner.PostAsync("knowledge/ask", new { text = Unalike })).Expect(200);
        Assert.Equal(refund, hits["hits"][0].GetProperty("entryId").GetGuid());
        Assert.False(hits["sure"].GetBoolean());
        // The same question costs nothing again, a sure one nothing at all.
        await company.Owner.FoundAsync(Unalike);
        await company.Owner.FoundAsync("Opening hours");
        Assert.Equal(2, model.Read.Count);
        var today = (await company.Owner.GetAsync("model")).Expect(200)["today"];
        Assert.Equal((40, 200), (today.GetProperty("embeddingTokens").GetInt32(), today.GetProperty("cost").GetInt32()));

        // A new version with the same words is known, one with other words is read.
        (await company.Owner.PatchAsync($"knowledge/entries/{refund}", new { related = new[] { new { kind = "link", title = "More", target = "https://example.com" } } })).Expect(200);
        (await company.Owner.PostAsync($"knowledge/entries/{refund}/publish", new { })).Expect(200);
        var late = await company.Owner.PublishedAsync("Late parcels", "Wait a day.");
        await StateAsync(company, s => s.GetProperty("read").GetInt32() == 4);
        Assert.Equal(["Late parcels\n\nWait a day."], model.Read.Last());
        (await company.Owner.PostAsync($"knowledge/entries/{late}/unpublish", new { })).Expect(200);
        await StateAsync(company, s => s.GetProperty("entries").GetInt32() == 3);

        // Another model reads everything anew.
        await ConnectAsync(company, model, name: "reader-2");
        await StateAsync(company, s => s.GetProperty("model").GetString() == "reader-2" && s.GetProperty("read").GetInt32() == 3);
        Assert.Equal(3, model.Read.Last().Count);
        (await company.Owner.DeleteAsync("model")).Expect(204);
        await StateAsync(company, s => s.GetProperty("model").ValueKind == JsonValueKind.Null && s.GetProperty("read").GetInt32() == 0);
        Assert.DoesNotContain(refund, await company.Owner.FoundAsync(Unalike));
    }

    [Theory, OnEveryEngine]
    public async Task A_service_that_lies_or_fails_is_told_and_words_find_as_before(TestEngine engine)
    {
        await using var host = await WebhookSteps.StartAsync(engine);
        await using var model = await FakeModel.StartAsync();
        model.Means = Meaning;
        var company = await host.CreateWorkspaceAsync();
        foreach (var (question, answer) in new[] { ("Refunds", "In three days."), ("Opening hours", "From nine to five."), ("Delivery abroad", "To Europe.") }) await company.Owner.PublishedAsync(question, answer);
        const string Doubtful = "hours of delivery";
        var byWords = (await company.Owner.PostAsync("knowledge/ask", new { text = Doubtful })).Expect(200)["hits"].GetRawText();
        model.MeansInstead = (c, texts) => FakeModel.WriteVectorsAsync(c, [.. texts.Skip(1).Select(Meaning)], 1);
        await ConnectAsync(company, model);
        await FailedAsync("garbage", "rows");
        (Func<HttpContext, IReadOnlyList<string>, Task> Answer, string Failure, string? Detail)[] bad =
        [
            ((c, texts) => c.Response.WriteAsync("{\"data\":[" + string.Join(',', texts.Select(_ => "{\"embedding\":[0,0,0,0,0,0,0,1e999]}")) + "]}"), "garbage", "notFinite"),
            ((c, texts) => FakeModel.WriteVectorsAsync(c, [.. texts.Select((_, i) => new float[8 + i])], 1), "garbage", "zero"),
            ((c, texts) => FakeModel.WriteVectorsAsync(c, [.. texts.Select(_ => Meaning("refunds"))], 1), "garbage", "same"),
            ((c, _) => c.Response.WriteAsync("{\"data\":[{\"embedding\":[" + new string('1', 12 * 1024 * 1024) + "]}]}"), "garbage", "tooLarge"),
            ((c, _) => StatusAsync(c, 400), "refused", null),
            ((c, _) => StatusAsync(c, 500), "unreachable", null),
            ((c, _) => StatusAsync(c, 403), "keyRefused", null),
        ];
        foreach (var (answer, failure, detail) in bad)
        {
            model.MeansInstead = answer;
            (await company.Owner.PostAsync("knowledge/meanings/again", new { })).Expect(204);
            await FailedAsync(failure, detail);
            Assert.Equal(byWords, (await company.Owner.PostAsync("knowledge/ask", new { text = Doubtful })).Expect(200)["hits"].GetRawText());
        }

        // By itself it is tried again later, and goes on where it was.
        model.MeansInstead = (c, _) => StatusAsync(c, 500);
        (await company.Owner.PostAsync("knowledge/meanings/again", new { })).Expect(204);
        await FailedAsync("unreachable", null);
        model.MeansInstead = null;
        host.Time.Advance(TimeSpan.FromHours(1.1));
        await StateAsync(company, s => s.GetProperty("read").GetInt32() == 3 && s.GetProperty("failure").ValueKind == JsonValueKind.Null);

        // A text that is not taken is left out alone.
        model.MeansInstead = (c, texts) => texts.Any(t => t.Contains("poison", StringComparison.Ordinal)) ? StatusAsync(c, 400) : FakeModel.WriteVectorsAsync(c, [.. texts.Select(Meaning)], 1);
        await company.Owner.PublishedAsync("The poison", "None.");
        await company.Owner.PublishedAsync("Repairs", "At home.");
        await StateAsync(company, s => s.GetProperty("read").GetInt32() == 4 && s.GetProperty("leftOut").GetInt32() == 1);

        model.MeansInstead = (c, _) => StatusAsync(c, 400);
        byWords = (await company.Owner.PostAsync("knowledge/ask", new { text = Doubtful })).Expect(200)["hits"].GetRawText();

        // Vectors of another length under the same name are not mixed in; asked afresh they are.
        model.MeansInstead = (c, texts) => FakeModel.WriteVectorsAsync(c, [.. texts.Select(t => (float[])[.. Meaning(t), 1])], 1);
        Assert.Equal(byWords, (await company.Owner.PostAsync("knowledge/ask", new { text = Doubtful })).Expect(200)["hits"].GetRawText());
        await company.Owner.PublishedAsync("Gift cards", "At the till.");
        await FailedAsync("garbage", "dimension");
        (await company.Owner.PostAsync("knowledge/meanings/again", new { afresh = true })).Expect(204);
        await StateAsync(company, s => s.GetProperty("dimensions").GetInt32() == 9 && s.GetProperty("read").GetInt32() == 6);
        (await (await company.PersonAsync()).PostAsync("knowledge/meanings/again", new { afresh = true })).ExpectProblem(403, "forbidden");

        // After three failures in a row it is left alone for half a minute.
        async Task FailedAsync(string failure, string? detail)
        {
            var state = await StateAsync(company, s => Is(s, "resting", null) || Is(s, failure, detail));
            if (Is(state, failure, detail)) return;
            host.Time.Advance(TimeSpan.FromSeconds(31));
            (await company.Owner.PostAsync("knowledge/meanings/again", new { })).Expect(204);
            await StateAsync(company, s => Is(s, failure, detail));
        }

        static bool Is(JsonElement state, string failure, string? detail) => state.GetProperty("failure").GetString() == failure && state.GetProperty("detail").GetString() == detail;
    }

    [Theory, OnEveryEngine]
    public async Task Nobody_waits_for_a_slow_one_and_work_in_the_background_leaves_half_of_the_day(TestEngine engine)
    {
        await using var host = await WebhookSteps.StartAsync(engine);
        await using var model = await FakeModel.StartAsync();
        model.Means = Meaning;
        var company = await host.CreateWorkspaceAsync();
        foreach (var question in new[] { "Refunds", "Opening hours", "Delivery abroad", "Repairs" }) await company.Owner.PublishedAsync(question, new string('x', 200));
        var byWords = await company.Owner.FoundAsync("hours of delivery");
        model.MeansInstead = (c, texts) => FakeModel.WriteVectorsAsync(c, [.. texts.Select(Meaning)], 500 * texts.Count);
        await ConnectAsync(company, model, dailyTokens: 2_300);
        // Two of four fit into the half that may be used so; the rest waits for tomorrow.
        var state = await StateAsync(company, s => s.GetProperty("failure").GetString() == "capped");
        Assert.Equal(2, state.GetProperty("read").GetInt32());
        host.Time.Advance(TimeSpan.FromDays(1.1));
        await StateAsync(company, s => s.GetProperty("read").GetInt32() == 4);
        var arrived = new TaskCompletionSource();
        model.MeansInstead = async (c, _) =>
        {
            arrived.TrySetResult();
            await Task.Delay(Timeout.Infinite, c.RequestAborted).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        };
        var asking = company.Owner.FoundAsync("hours of delivery");
        await arrived.Task;
        host.Time.Advance(TimeSpan.FromMilliseconds(810));
        Assert.Equal(byWords, await asking);
    }

    /// <summary>A service that knows a few things by several names.</summary>
    private static float[] Meaning(string text)
    {
        string[][] things = [["refund", "cash back", "return"], ["hour", "open"], ["delivery", "ship"], ["repair"], ["late"], ["gift"], ["poison"]];
        var meaning = new float[8];
        meaning[7] = 0.3f;
        for (var i = 0; i < things.Length; i++) if (things[i].Any(t => text.Contains(t, StringComparison.OrdinalIgnoreCase))) meaning[i] = 1;
        return meaning;
    }

    private static Task StatusAsync(HttpContext context, int status)
    {
        context.Response.StatusCode = status;
        return Task.CompletedTask;
    }

    private static async Task ConnectAsync(Company company, FakeModel model, string name = "reader", int dailyTokens = 500_000) =>
        (await company.Owner.PutAsync("model", new { address = model.Address, model = "small", key = FakeModel.Key, embeddingModel = name, embeddingPrice = 5_000_000, dailyTokens })).Expect(200);

    private static async Task<JsonElement> StateAsync(Company company, Func<JsonElement, bool> looks)
    {
        var state = default(JsonElement);
        await Eventually.TrueAsync(async () => looks(state = (await company.Owner.GetAsync("knowledge/meanings")).Expect(200).Body), WebhookSteps.Soon, "a state that fits");
        return state;
    }
}
