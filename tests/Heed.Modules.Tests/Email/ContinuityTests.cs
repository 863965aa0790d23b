using Heed.Channels.Email.Intake;
using Heed.Channels.Email.Sending;
using Heed.Modules.Tests.Conversations;
using Heed.Modules.Tests.Engines;
using Heed.Modules.Tests.Platform;
using Heed.Platform.Store;

namespace Heed.Modules.Tests.Email;

/// <summary>A chat whose customer has left goes on by mail.</summary>
public sealed class ContinuityTests(HeedHosts hosts) : IClassFixture<HeedHosts>
{
    [Theory, OnEveryEngine]
    public async Task Unread_answers_are_mailed_once_together_and_the_answer_joins_the_chat(TestEngine engine)
    {
        await using var host = await HeedHost.StartAsync(engine);
        var company = await host.CreateWorkspaceAsync();
        var mail = await OfflineMail.CreateAsync(company, new { plusAddress = true });
        var (site, key) = await company.WebInboxAsync();
        (await company.Owner.PutAsync($"inboxes/{site}/continuity", new { enabled = true, mailboxId = mail.Inbox, minutes = 5 })).Expect(200);
        var (visitor, conversation) = await company.ContactAsync(key, "Is it in stock?");
        var customer = (await company.Owner.ConversationAsync(conversation)).GetProperty("customer").IdOf();
        (await company.Owner.PatchAsync($"customers/{customer}", new { email = "ann@customer.test" })).Expect(200);
        (await company.Owner.ReplyAsync(conversation, "Yes, ten pieces.")).Expect(201);
        (await company.Owner.ReplyAsync(conversation, "Shall I keep one for you?")).Expect(201);
        await ForwardAsync(host, mail, 1);

        var (raw, written, recipients) = await mail.LastOutAsync();
        Assert.Equal(["ann@customer.test"], recipients);
        Assert.Contains("Yes, ten pieces.", written.Text, StringComparison.Ordinal);
        Assert.Contains("Shall I keep one for you?", written.Text, StringComparison.Ordinal);
        Assert.Equal("auto-generated", written.Header("Auto-Submitted"));
        var answer = await mail.TakeAsync(MailSteps.Raw("ann@customer.test", written.ReplyTo[0].Address, "Re: " + written.Subject, "Yes please!", null, written.MessageId));
        Assert.Equal((MailState.Taken, (Guid?)conversation), (answer.State, answer.Conversation));
        Assert.Equal(["Is it in stock?", "Yes, ten pieces.", "Shall I keep one for you?", "Yes please!"], await company.Owner.WordsAsync(conversation));
        Assert.Equal("customer", (await company.Owner.ThreadAsync(conversation))[^1].GetProperty("authorKind").GetString());
        Assert.Contains("Yes please!", (await visitor.GetAsync("/widget/v1/messages")).Expect(200).Raw, StringComparison.Ordinal);

        // What was seen on the site is not mailed.
        (await company.Owner.ReplyAsync(conversation, "It is yours.")).Expect(201);
        (await visitor.PutAsync("/widget/v1/seen", new { position = (await company.Owner.ThreadAsync(conversation))[^1].GetProperty("position").GetInt32() })).Expect(204);
        await Eventually.TrueAsync(() => TimersAsync(host, conversation, 1), MailSteps.Patience, "the clock is set");
        host.Time.Advance(TimeSpan.FromMinutes(20));
        await Eventually.TrueAsync(() => TimersAsync(host, conversation, 0), MailSteps.Patience, "the clock has run out");
        Assert.Single(await mail.OutboxAsync(), o => o.Kind == OutboxKind.Continuation);
    }

    [Fact]
    public async Task A_transcript_shows_what_the_customer_may_see()
    {
        var company = await hosts.CompanyAsync(TestEngine.Sqlite);
        var mail = await OfflineMail.CreateAsync(company);
        var conversation = (await mail.TakeAsync("Ann <ann@customer.test>", "Order", "Where is it?")).Conversation!.Value;
        (await company.Owner.ReplyAsync(conversation, "On its way.")).Expect(201);
        (await company.Owner.ReplyAsync(conversation, "A secret note", new { note = true })).Expect(201);
        (await company.Owner.PostAsync($"conversations/{conversation}/transcript", new { to = "not an address" })).ExpectProblem(400, "invalid");
        (await company.Owner.PostAsync($"conversations/{conversation}/transcript", new { to = "lawyer@customer.test" })).Expect(202);
        var (_, written, recipients) = await mail.LastOutAsync();
        Assert.Equal(["lawyer@customer.test"], recipients);
        Assert.Contains("Where is it?", written.Text, StringComparison.Ordinal);
        Assert.Contains("On its way.", written.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("secret note", written.Text, StringComparison.Ordinal);
    }

    private static async Task<bool> TimersAsync(HeedHost host, Guid conversation, int count)
    {
        using var session = host.Get<IStore>().Read();
        return await session.NumberAsync($"select count(*) from platform_timers where key = {conversation}", CancellationToken.None) == count;
    }

    private static Task ForwardAsync(HeedHost host, OfflineMail mail, int count) => Eventually.TrueAsync(
        async () =>
        {
            if ((await mail.OutboxAsync()).Count >= count) return true;
            host.Time.Advance(TimeSpan.FromMinutes(1));
            return false;
        },
        MailSteps.Patience, $"{count} mails go out");
}
