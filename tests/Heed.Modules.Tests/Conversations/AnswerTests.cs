using Heed.Modules.Tests.Engines;

namespace Heed.Modules.Tests.Conversations;

public sealed class AnswerTests(HeedHosts hosts) : IClassFixture<HeedHosts>
{
    [Theory, OnEveryEngine]
    public async Task A_customer_writes_is_answered_and_the_wait_ends(TestEngine engine)
    {
        var company = await hosts.CompanyAsync(engine);
        var agent = await company.PersonAsync("supervisor");
        var (_, siteKey) = await company.WebInboxAsync(more: new { autoAssign = false });
        var (visitor, id) = await company.ContactAsync(siteKey, "空调外机晚上有嗡嗡声");

        var waiting = (await agent.GetAsync("conversations?tier=waiting")).Expect(200).Items;
        Assert.Equal(id, Assert.Single(waiting).GetProperty("id").GetGuid());
        Assert.NotEqual(System.Text.Json.JsonValueKind.Null, waiting[0].GetProperty("waitingSince").ValueKind);
        Assert.Equal("空调外机晚上有嗡嗡声", waiting[0].GetProperty("lastMessage").GetProperty("text").GetString());

        (await agent.ReplyAsync(id, "您好，我来看看。")).Expect(201);
        var answered = await agent.ConversationAsync(id);
        Assert.Equal(System.Text.Json.JsonValueKind.Null, answered.GetProperty("waitingSince").ValueKind);
        Assert.Equal(agent.Id, answered.GetProperty("assigneeId").GetGuid());
        Assert.Equal("answered", answered.GetProperty("assignReason").GetProperty("code").GetString());
        Assert.Empty((await agent.GetAsync("conversations?tier=waiting")).Items);
        Assert.Single((await agent.GetAsync("conversations?tier=answered")).Items);

        var seen = (await visitor.GetAsync("/widget/v1/messages")).Expect(200).Items;
        Assert.Contains(seen, m => m.GetProperty("text").GetString() == "您好，我来看看。" && !m.GetProperty("mine").GetBoolean());
    }

    [Theory, OnEveryEngine]
    public async Task A_note_never_reaches_the_customer_and_does_not_end_the_wait(TestEngine engine)
    {
        var company = await hosts.CompanyAsync(engine);
        var (_, siteKey) = await company.WebInboxAsync(more: new { autoAssign = false });
        var (visitor, id) = await company.ContactAsync(siteKey);
        (await company.Owner.ReplyAsync(id, "secret: refund if asked", new { note = true })).Expect(201);
        Assert.Contains("secret: refund if asked", await company.Owner.WordsAsync(id));
        Assert.DoesNotContain("secret", (await visitor.GetAsync("/widget/v1/messages")).Raw, StringComparison.Ordinal);
        Assert.Single((await company.Owner.GetAsync("conversations?tier=waiting")).Items);
    }

    [Theory, OnEveryEngine]
    public async Task A_reply_is_stopped_with_what_a_colleague_has_answered_meanwhile(TestEngine engine)
    {
        var company = await hosts.CompanyAsync(engine);
        var (first, second) = (await company.PersonAsync("supervisor"), await company.PersonAsync("supervisor"));
        var (_, siteKey) = await company.WebInboxAsync(more: new { autoAssign = false });
        var (_, id) = await company.ContactAsync(siteKey);
        var position = (await second.ConversationAsync(id)).GetProperty("messageCount").GetInt32();
        (await first.ReplyAsync(id, "It ships today.")).Expect(201);

        var stopped = (await second.ReplyAsync(id, "It ships tomorrow.", new { seenPosition = position })).ExpectProblem(409, "answeredMeanwhile");
        Assert.Contains(stopped["messages"].EnumerateArray(), m => m.GetProperty("text").GetString() == "It ships today.");
        Assert.DoesNotContain("It ships tomorrow.", await second.WordsAsync(id));

        var now = (await second.ConversationAsync(id)).GetProperty("messageCount").GetInt32();
        (await second.ReplyAsync(id, "It ships tomorrow.", new { seenPosition = now })).Expect(201);
        Assert.Equal(["Hello", "It ships today.", "It ships tomorrow."], await second.WordsAsync(id));
    }

    [Theory, OnEveryEngine]
    public async Task The_same_message_sent_50_times_at_once_and_after_a_restart_is_one_message(TestEngine engine)
    {
        await using var host = await HeedHost.StartAsync(engine);
        var company = await host.CreateWorkspaceAsync();
        var (_, siteKey) = await company.WebInboxAsync();
        var (_, id) = await company.ContactAsync(siteKey);
        var body = new { id = Guid.CreateVersion7(), text = "Once." };
        var answers = await Task.WhenAll(Enumerable.Range(0, 50).Select(async _ =>
        {
            // A store that is out of breath says 503; a client repeats itself, which is what this is about.
            for (var attempt = 0; ; attempt++)
            {
                var answer = await company.Owner.PostAsync($"conversations/{id}/messages", body);
                if (answer.Status != 503 || attempt == 10) return answer;
            }
        }));
        Assert.All(answers, a => a.Expect(201));
        Assert.Single(answers.Select(a => a["position"].GetInt32()).Distinct());

        await host.RestartAsync();
        var again = await host.SignInAsync(company.Workspace, company.Owner.Person);
        Assert.Equal(answers[0]["position"].GetInt32(), (await again.PostAsync($"conversations/{id}/messages", body)).Expect(201)["position"].GetInt32());
        Assert.Equal(["Hello", "Once."], await again.WordsAsync(id));
    }

    [Theory, OnEveryEngine]
    public async Task A_message_id_of_another_conversation_is_refused(TestEngine engine)
    {
        var company = await hosts.CompanyAsync(engine);
        var (_, siteKey) = await company.WebInboxAsync();
        var (_, one) = await company.ContactAsync(siteKey);
        var (_, other) = await company.ContactAsync(siteKey);
        var sent = (await company.Owner.ReplyAsync(one, "Mine")).Expect(201);
        (await company.Owner.PostAsync($"conversations/{other}/messages", new { id = sent.Id, text = "Stolen" })).ExpectProblem(409, "idTaken");
        Assert.Equal(["Hello"], await company.Owner.WordsAsync(other));
    }

    [Theory, OnEveryEngine]
    public async Task Twenty_agents_take_at_once_and_one_wins(TestEngine engine)
    {
        var company = await hosts.CompanyAsync(engine);
        var agents = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => company.PersonAsync("supervisor")));
        var (_, siteKey) = await company.WebInboxAsync(more: new { autoAssign = false });
        var (_, id) = await company.ContactAsync(siteKey);
        var answers = await Task.WhenAll(agents.Select(a => a.PostAsync($"conversations/{id}/take")));
        var winner = Assert.Single(answers, a => a.Status == 200);
        Assert.All(answers.Where(a => a != winner), a => a.ExpectProblem(409, "alreadyTaken"));
        Assert.Equal(winner["assigneeId"].GetGuid(), (await company.Owner.ConversationAsync(id)).GetProperty("assigneeId").GetGuid());
    }

    [Theory, OnEveryEngine]
    public async Task Handing_over_leaves_a_note_and_tells_the_colleague(TestEngine engine)
    {
        var company = await hosts.CompanyAsync(engine);
        var (first, second) = (await company.PersonAsync("agent"), await company.PersonAsync("agent"));
        var (_, siteKey) = await company.WebInboxAsync(more: new { autoAssign = false });
        var (visitor, id) = await company.ContactAsync(siteKey);
        (await first.PostAsync($"conversations/{id}/take")).Expect(200);
        (await first.PostAsync($"conversations/{id}/hand-over", new { assigneeId = second.Id, note = "" })).Expect(400);
        (await first.PostAsync($"conversations/{id}/hand-over", new { assigneeId = second.Id, teamId = (Guid?)null, note = "Prefers WeChat, order 20931." })).Expect(200);
        Assert.Contains("Prefers WeChat, order 20931.", await second.WordsAsync(id));
        var notice = Assert.Single((await second.GetAsync("notices")).Expect(200).Items);
        Assert.Equal("handedOver", notice.GetProperty("kind").GetString());
        Assert.DoesNotContain("WeChat", (await visitor.GetAsync("/widget/v1/messages")).Raw, StringComparison.Ordinal);
    }

    [Theory, OnEveryEngine]
    public async Task A_resolved_conversation_opens_again_when_its_customer_writes_within_a_week(TestEngine engine)
    {
        await using var host = await HeedHost.StartAsync(engine);
        var company = await host.CreateWorkspaceAsync();
        var (_, siteKey) = await company.WebInboxAsync(more: new { autoAssign = false });
        var (visitor, id) = await company.ContactAsync(siteKey);
        (await company.Owner.ReplyAsync(id, "Done.", new { resolve = true })).Expect(201);
        Assert.Equal("resolved", (await company.Owner.ConversationAsync(id)).GetProperty("category").GetString());

        Assert.Equal(id, (await visitor.SaysAsync("One more thing"))["conversation"].GetProperty("id").GetGuid());
        var open = await company.Owner.ConversationAsync(id);
        Assert.Equal("open", open.GetProperty("category").GetString());
        Assert.Equal("agent", open.GetProperty("handler").GetString());
        Assert.Single((await company.Owner.GetAsync("conversations?tier=waiting")).Items);

        (await company.Owner.PostAsync($"conversations/{id}/resolve")).Expect(200);
        host.Time.Advance(TimeSpan.FromDays(8));
        Assert.NotEqual(id, (await visitor.SaysAsync("A new matter"))["conversation"].GetProperty("id").GetGuid());
    }

    [Theory, OnEveryEngine]
    public async Task A_mention_calls_a_colleague_in_who_could_not_see_it_before(TestEngine engine)
    {
        var company = await hosts.CompanyAsync(engine);
        var (own, other) = (await company.PersonAsync("agent"), await company.PersonAsync("agent"));
        var team = await company.TeamAsync("After-sales", own.Id);
        var (_, siteKey) = await company.WebInboxAsync(more: new { autoAssign = false, teamId = team });
        var (_, id) = await company.ContactAsync(siteKey);
        (await other.GetAsync($"conversations/{id}")).ExpectProblem(404, "notFound");
        (await own.ReplyAsync(id, "@other have a look", new { note = true, mentions = new[] { new { kind = "person", id = other.Id } } })).Expect(201);
        (await other.GetAsync($"conversations/{id}")).Expect(200);
        Assert.Equal(id, Assert.Single((await other.GetAsync("mentions")).Items).GetProperty("conversationId").GetGuid());
    }

    [Theory, OnEveryEngine]
    public async Task Sending_ends_the_draft_of_what_is_sent_and_no_other(TestEngine engine)
    {
        var company = await hosts.CompanyAsync(engine);
        var (_, siteKey) = await company.WebInboxAsync(more: new { autoAssign = false });
        var (_, id) = await company.ContactAsync(siteKey);
        (await company.Owner.PutAsync($"conversations/{id}/draft", new { text = "It ships " })).Expect(200);
        (await company.Owner.ReplyAsync(id, "It ships today.")).Expect(201);
        (await company.Owner.GetAsync($"conversations/{id}/draft")).Expect(204);

        // A message from before an outage arrives when the next words are saved already.
        (await company.Owner.PutAsync($"conversations/{id}/draft", new { text = "half a sentence" })).Expect(200);
        (await company.Owner.ReplyAsync(id, "Written during the outage")).Expect(201);
        (await company.Owner.ReplyAsync(id, "half a sentence in a note", new { note = true })).Expect(201);
        Assert.Equal("half a sentence", (await company.Owner.GetAsync($"conversations/{id}/draft")).Expect(200).Text("text"));
    }
}
