using Heed.Channels.Email.Tokens;
using Heed.Modules.Tests.Conversations;
using Heed.Modules.Tests.Engines;

namespace Heed.Modules.Tests.Email;

/// <summary>TRUST 25: the attack of 2024: a forged requester, the attacker in copy, a guessed number in subject and address. The attacker gets not a byte.</summary>
public sealed class T25CopyAttackTests(HeedHosts hosts) : IClassFixture<HeedHosts>
{
    private const string Attacker = "attacker@evil.test";

    [Theory, OnEveryEngine]
    public async Task The_attacker_is_shown_to_agents_and_never_written_to(TestEngine engine)
    {
        var mail = await OfflineMail.CreateAsync(await hosts.CompanyAsync(engine), new { plusAddress = true });
        var owner = mail.Company.Owner;
        var conversation = (await mail.TakeAsync("Victim <victim@customer.test>", "My secret order", "the secret words", "secret@customer.test")).Conversation!.Value;
        (await owner.ReplyAsync(conversation, "the secret answer")).Expect(201);
        var ours = (await mail.OutboxAsync())[^1].MessageId;
        var number = (await owner.ConversationAsync(conversation)).GetProperty("number").GetInt64();

        // A forged requester names the thread and copies the attacker; a guessed number, a guessed address, a guessed Message-ID of ours.
        await mail.TakeAsync("Victim <victim@customer.test>", $"Re: [#{number}] My secret order", "please add my colleague", null, ours, ("Cc", Attacker));
        await mail.TakeAsync(Attacker, $"Re: [#{number}] My secret order", "hello", "guess1@evil.test");
        await mail.TakeAsync(MailSteps.Raw(Attacker, $"support+{number}-aaaaaaaaaaaaaaaaaaaaaaaa@heed.test", "Re: My secret order", "hello", "guess2@evil.test"));
        await mail.TakeAsync(Attacker, "Re: My secret order", "hello", "guess3@evil.test", ours[..10] + "0" + ours[11..]);
        await mail.TakeAsync(Attacker, "Re: My secret order", "hello", "guess4@evil.test", "secret@customer.test");
        await owner.ReplyAsync(conversation, "a later secret answer");

        foreach (var row in (await mail.OutboxAsync()).Where(o => o.Conversation == conversation))
        {
            var (raw, _, recipients) = await mail.WriteAsync(row);
            Assert.Equal(["victim@customer.test"], recipients);
            Assert.DoesNotContain(Attacker, raw, StringComparison.OrdinalIgnoreCase);
        }

        // Whatever begins a conversation with the attacker holds nothing of the victim's.
        foreach (var other in (await mail.Company.ConversationsAsync(4)).Where(c => c.IdOf() != conversation))
        {
            (await owner.ReplyAsync(other.IdOf(), "who are you?")).Expect(201);
            var (raw, _, _) = await mail.LastOutAsync();
            Assert.DoesNotContain("secret words", raw, StringComparison.Ordinal);
            Assert.DoesNotContain("secret answer", raw, StringComparison.Ordinal);
        }

        var shown = (await owner.GetAsync($"conversations/{conversation}/mail")).Expect(200);
        Assert.Empty(shown["cc"].EnumerateArray());
        Assert.Contains(shown["people"].EnumerateArray(), p => p.GetProperty("address").GetString() == Attacker && p.GetProperty("approved").ValueKind == System.Text.Json.JsonValueKind.Null);
        // The one who named the customer's Message-ID stands in the thread, held.
        Assert.Single(shown["held"].EnumerateArray());
    }

    [Theory, OnEveryEngine]
    public async Task Whom_an_agent_lets_in_gets_the_next_answer_and_its_held_mail_comes_in(TestEngine engine)
    {
        var mail = await OfflineMail.CreateAsync(await hosts.CompanyAsync(engine));
        var owner = mail.Company.Owner;
        var conversation = (await mail.TakeAsync("a@customer.test", "Order", "words", "first@customer.test")).Conversation!.Value;
        var colleague = await mail.TakeAsync("Colleague <b@customer.test>", "Re: Order", "I am the colleague", "second@customer.test", "first@customer.test");
        Assert.Equal(conversation, colleague.Conversation);
        Assert.Equal("unapproved", (await owner.ThreadAsync(conversation)).Single(m => m.IdOf() == colleague.Message).GetProperty("letter").GetProperty("held").GetString());

        (await owner.PostAsync($"conversations/{conversation}/messages/{colleague.Message}/let-in")).Expect(200);
        var now = (await owner.ThreadAsync(conversation)).Single(m => m.IdOf() == colleague.Message);
        Assert.False(now.GetProperty("note").GetBoolean());
        (await owner.ReplyAsync(conversation, "for both")).Expect(201);
        Assert.Equal(["a@customer.test", "b@customer.test"], (await mail.LastOutAsync()).Recipients);

        (await owner.PutAsync($"conversations/{conversation}/mail/people", new { address = "b@customer.test", approved = false })).Expect(200);
        (await owner.ReplyAsync(conversation, "for one")).Expect(201);
        Assert.Equal(["a@customer.test"], (await mail.LastOutAsync()).Recipients);
    }

    [Fact]
    public async Task Marks_of_one_installation_mean_nothing_to_another()
    {
        var one = await hosts.CompanyAsync(TestEngine.Sqlite);
        var tokens = one.Host.Get<MailTokens>();
        var message = Guid.CreateVersion7();
        var id = tokens.MessageId(one.Workspace, message, "heed.test");
        Assert.Equal(message, tokens.MessageOf(one.Workspace, id));
        Assert.Null(tokens.MessageOf(new Kernel.WorkspaceId(one.Workspace.Value + 1), id));
    }
}
