using System.Text.Json;
using System.Text.Json.Nodes;
using Heed.Modules.Tests.Engines;

namespace Heed.Modules.Tests.Conversations;

public sealed class MergingTests(HeedHosts hosts) : IClassFixture<HeedHosts>
{
    [Theory, OnEveryEngine]
    public async Task Merged_conversations_are_one_thread_and_the_old_one_leads_to_it(TestEngine engine)
    {
        var company = await hosts.CompanyAsync(engine);
        var (visitor, into, from, _) = await TwoAsync(company);
        (await company.Owner.PutAsync($"conversations/{from}/draft", new { text = "half a word" })).Expect(200);
        var scheduled = (await company.Owner.ReplyAsync(from, "Tomorrow then", new { sendAt = TimeProvider.System.GetUtcNow().AddDays(1) })).Expect(201);
        var merged = (await company.Owner.PostAsync($"conversations/{into}/merge", new { conversationIds = new[] { from } })).Expect(200);
        (await company.Owner.PostAsync($"conversations/{into}/merge", new { conversationIds = new[] { from } })).Expect(200);

        Assert.Equal(["Hello", "First matter", "Second matter"], await company.Owner.WordsAsync(into));
        Assert.Equal(into, (await company.Owner.ConversationAsync(from)).GetProperty("mergedInto").GetGuid());
        Assert.DoesNotContain(from, (await company.Owner.GetAsync("conversations?tier=open")).Items.Select(c => c.GetProperty("id").GetGuid()));
        Assert.Equal("half a word", (await company.Owner.GetAsync($"conversations/{into}/draft")).Expect(200).Text("text"));
        Assert.Equal(scheduled.Id, Assert.Single((await company.Owner.GetAsync($"conversations/{into}/outgoing")).Items).GetProperty("id").GetGuid());
        Assert.Equal(into, merged.Id);
        var refused = (await company.Owner.ReplyAsync(from, "Into the void")).ExpectProblem(409, "merged");
        Assert.Equal(into, refused["mergedInto"].GetGuid());

        // The customer is in the one that is left.
        var said = await visitor.SaysAsync("And now?");
        Assert.Equal(into, said["conversation"].GetProperty("id").GetGuid());
        Assert.Equal(["Hello", "First matter", "Second matter", "And now?"], [.. (await visitor.GetAsync("/widget/v1/messages")).Items.Where(m => m.GetProperty("code").ValueKind == JsonValueKind.Null).Select(m => m.GetProperty("text").GetString()!)]);
    }

    [Theory, OnEveryEngine]
    public async Task What_came_after_the_merge_stays_when_it_is_undone(TestEngine engine)
    {
        var company = await hosts.CompanyAsync(engine);
        var (visitor, into, from, _) = await TwoAsync(company);
        var before = (await company.Owner.ThreadAsync(from)).Select(Bare).ToList();
        (await company.Owner.PostAsync($"conversations/{into}/merge", new { conversationIds = new[] { from } })).Expect(200);
        await visitor.SaysAsync("After the merge");
        (await company.Owner.PostAsync($"conversations/{into}/moves/{await MoveAsync(company, into, "merged")}/undo")).Expect(200);

        Assert.Equal(["Hello", "First matter", "After the merge"], await company.Owner.WordsAsync(into));
        Assert.Equal(before, (await company.Owner.ThreadAsync(from)).Select(Bare));
        Assert.Equal(JsonValueKind.Null, (await company.Owner.ConversationAsync(from)).GetProperty("mergedInto").ValueKind);
        Assert.NotEqual(JsonValueKind.Null, (await company.Owner.ConversationAsync(into)).GetProperty("waitingSince").ValueKind);
        Assert.Equal("After the merge", (await company.Owner.ConversationAsync(into)).GetProperty("lastMessage").GetProperty("text").GetString());
    }

    [Theory, OnEveryEngine]
    public async Task Merging_and_undoing_leaves_both_as_they_were(TestEngine engine)
    {
        var company = await hosts.CompanyAsync(engine);
        var labels = new[] { await LabelAsync(company), await LabelAsync(company) };
        var colleague = await company.PersonAsync("supervisor");
        for (var seed = 0; seed < 6; seed++)
        {
            var random = new Random(seed);
            var (visitor, into, from, _) = await TwoAsync(company);
            for (var step = 0; step < 8; step++) await ActAsync(company, visitor, random.Next(2) == 0 ? into : from, labels, colleague.Id, random);
            var before = (Into: await SnapshotAsync(company, into), From: await SnapshotAsync(company, from));
            (await company.Owner.PostAsync($"conversations/{into}/merge", new { conversationIds = new[] { from } })).Expect(200);
            var move = await MoveAsync(company, into, "merged");
            (await company.Owner.PostAsync($"conversations/{into}/moves/{move}/undo")).Expect(200);
            (await company.Owner.PostAsync($"conversations/{into}/moves/{move}/undo")).Expect(200);
            Assert.True(before.From == await SnapshotAsync(company, from), $"source, seed {seed}\n{before.From}\n{await SnapshotAsync(company, from)}");
            Assert.True(before.Into == await SnapshotAsync(company, into), $"target, seed {seed}\n{before.Into}\n{await SnapshotAsync(company, into)}");
        }
    }

    [Theory, OnEveryEngine]
    public async Task Another_customers_conversation_is_filed_after_a_question_and_no_word_crosses_over(TestEngine engine)
    {
        var company = await hosts.CompanyAsync(engine);
        var (_, siteKey) = await company.WebInboxAsync(more: new { autoAssign = false });
        var (anna, annas) = await company.ContactAsync(siteKey, "Anna's secret");
        var (bert, berts) = await company.ContactAsync(siteKey, "Bert's secret");
        (await company.Owner.PostAsync($"conversations/{annas}/merge", new { conversationIds = new[] { berts } })).ExpectProblem(409, "otherCustomer");
        (await company.Owner.PostAsync($"conversations/{annas}/merge", new { conversationIds = new[] { berts }, otherCustomers = true })).Expect(200);

        Assert.DoesNotContain("Bert", (await anna.GetAsync("/widget/v1/messages")).Raw, StringComparison.Ordinal);
        Assert.DoesNotContain("Anna", (await bert.GetAsync("/widget/v1/messages")).Raw, StringComparison.Ordinal);
        Assert.Contains("Bert's secret", (await bert.GetAsync("/widget/v1/messages")).Raw, StringComparison.Ordinal);
        Assert.Single((await company.Owner.GetAsync("conversations?tier=waiting")).Items, c => c.GetProperty("id").GetGuid() == annas);
        Assert.DoesNotContain((await company.Owner.GetAsync("conversations?tier=waiting")).Items, c => c.GetProperty("id").GetGuid() == berts);

        // Bert goes on: his conversation stands for itself again.
        Assert.Equal(berts, (await bert.SaysAsync("Still me"))["conversation"].GetProperty("id").GetGuid());
        Assert.Single((await company.Owner.GetAsync("conversations?tier=waiting")).Items, c => c.GetProperty("id").GetGuid() == berts);
        Assert.Equal(["Anna's secret"], await company.Owner.WordsAsync(annas));
        (await company.Owner.ReplyAsync(berts, "Yes, Bert")).Expect(201);
    }

    [Theory, OnEveryEngine]
    public async Task Messages_split_off_are_a_conversation_of_their_own_until_that_is_undone(TestEngine engine)
    {
        var company = await hosts.CompanyAsync(engine);
        var (_, siteKey) = await company.WebInboxAsync(more: new { autoAssign = false });
        var (visitor, id) = await company.ContactAsync(siteKey, "About my order");
        var other = (await visitor.SaysAsync("And my invoice is wrong"))["message"].GetProperty("id").GetGuid();
        (await company.Owner.ReplyAsync(id, "The order ships today")).Expect(201);
        var before = (await company.Owner.ThreadAsync(id)).Where(m => m.GetProperty("activity").ValueKind == JsonValueKind.Null).Select(Bare).ToList();

        var made = (await company.Owner.PostAsync($"conversations/{id}/split", new { messageIds = new[] { other }, subject = "Invoice" })).Expect(201);
        Assert.Equal(["About my order", "The order ships today"], await company.Owner.WordsAsync(id));
        Assert.Equal(["And my invoice is wrong"], await company.Owner.WordsAsync(made.Id));
        Assert.NotEqual(JsonValueKind.Null, made["waitingSince"].ValueKind);
        Assert.Equal(JsonValueKind.Null, (await company.Owner.ConversationAsync(id)).GetProperty("waitingSince").ValueKind);

        (await company.Owner.ReplyAsync(made.Id, "Looking into it")).Expect(201);
        (await company.Owner.PostAsync($"conversations/{id}/moves/{await MoveAsync(company, id, "split")}/undo")).Expect(200);
        var now = (await company.Owner.ThreadAsync(id)).Where(m => m.GetProperty("activity").ValueKind == JsonValueKind.Null).Select(Bare).ToList();
        Assert.Equal(before, now.Take(before.Count));
        Assert.Equal(["About my order", "And my invoice is wrong", "The order ships today", "Looking into it"], await company.Owner.WordsAsync(id));
        Assert.Equal(id, (await company.Owner.ConversationAsync(made.Id)).GetProperty("mergedInto").GetGuid());
    }

    [Theory, OnEveryEngine]
    public async Task Nothing_that_one_customer_wrote_can_be_split_off_to_another(TestEngine engine)
    {
        var company = await hosts.CompanyAsync(engine);
        var (_, siteKey) = await company.WebInboxAsync(more: new { autoAssign = false });
        var (_, id) = await company.ContactAsync(siteKey, "Only for you");
        var (_, others) = await company.ContactAsync(siteKey, "Somebody else");
        var stranger = (await company.Owner.ConversationAsync(others)).GetProperty("customer").GetProperty("id").GetGuid();
        var said = (await company.Owner.ThreadAsync(id)).Single(m => m.GetProperty("text").GetString() == "Only for you").GetProperty("id").GetGuid();
        (await company.Owner.PostAsync($"conversations/{id}/split", new { messageIds = new[] { said }, customerId = stranger })).ExpectProblem(409, "otherCustomersWords");
        (await company.Owner.PostAsync($"conversations/{others}/split", new { messageIds = new[] { said } })).Expect(400);
    }

    /// <summary>A visitor's conversation and a second one with the same customer.</summary>
    private static async Task<(Api Visitor, Guid Into, Guid From, Guid Customer)> TwoAsync(Company company)
    {
        var (inbox, siteKey) = await company.WebInboxAsync(more: new { autoAssign = false });
        var (visitor, into) = await company.ContactAsync(siteKey);
        var customer = (await company.Owner.ConversationAsync(into)).GetProperty("customer").GetProperty("id").GetGuid();
        (await company.Owner.ReplyAsync(into, "First matter")).Expect(201);
        var from = (await company.Owner.PostAsync("conversations", new { inboxId = inbox, customerId = customer, text = "Second matter" })).Expect(201).Id;
        return (visitor, into, from, customer);
    }

    private static async Task ActAsync(Company company, Api visitor, Guid id, Guid[] labels, Guid colleague, Random random)
    {
        var answer = random.Next(8) switch
        {
            0 => await company.Owner.ReplyAsync(id, "Answer " + random.Next(100)),
            1 => await company.Owner.ReplyAsync(id, "Note " + random.Next(100), new { note = true }),
            2 => await visitor.SaysAsync("Words " + random.Next(100)),
            3 => await company.Owner.PatchAsync($"conversations/{id}", new { labelIds = labels.Where(_ => random.Next(2) == 0) }),
            4 => await company.Owner.PutAsync($"conversations/{id}/participants/{colleague}"),
            5 => await company.Owner.PutAsync($"conversations/{id}/snooze", new { until = (DateTimeOffset?)(random.Next(2) == 0 ? TimeProvider.System.GetUtcNow().AddDays(1) : null) }),
            6 => await company.Owner.PostAsync($"conversations/{id}/{(random.Next(2) == 0 ? "resolve" : "reopen")}"),
            _ => await company.Owner.PutAsync($"conversations/{id}/seen", new { position = 1 }),
        };
        Assert.True(answer.Status is < 300 or 409, answer.Raw);
    }

    private static async Task<Guid> LabelAsync(Company company) =>
        (await company.Owner.PostAsync("labels", new { name = "Label " + Guid.CreateVersion7().ToString("N")[^8..], color = "#336699" })).Expect(201).Id;

    private static async Task<Guid> MoveAsync(Company company, Guid conversation, string code) =>
        (await company.Owner.ThreadAsync(conversation)).Last(m => m.GetProperty("activity").ValueKind == JsonValueKind.Object && m.GetProperty("activity").GetProperty("code").GetString() == code)
            .GetProperty("activity").GetProperty("facts").GetProperty("move").GetGuid();

    /// <summary>Everything about a conversation and its thread, save what counts changes and the two lines that tell of the merge.</summary>
    private static async Task<string> SnapshotAsync(Company company, Guid id)
    {
        var node = JsonNode.Parse((await company.Owner.ConversationAsync(id)).GetRawText())!.AsObject();
        foreach (var name in new[] { "version", "updatedAt", "messageCount", "customerSeen", "customerDelivered" }) node.Remove(name);
        var labels = node["labelIds"]!.AsArray().Select(l => l!.GetValue<string>()).Order().ToList();
        node.Remove("labelIds");
        var lines = (await company.Owner.ThreadAsync(id)).Where(m => m.GetProperty("activity") is not { ValueKind: JsonValueKind.Object } a || !a.GetProperty("code").GetString()!.StartsWith("merge", StringComparison.Ordinal));
        return node.ToJsonString() + string.Join(',', labels) + string.Join('\n', lines.Select(Bare));
    }

    private static string Bare(JsonElement message)
    {
        var node = JsonNode.Parse(message.GetRawText())!.AsObject();
        node.Remove("authorName");
        return node.ToJsonString();
    }
}
