using Heed.Browser.Tests.Hostile;
using Microsoft.Playwright;

namespace Heed.Browser.Tests.Mail;

/// <summary>E-mail from the mail server to the screen and back, on a real Dovecot and Postfix.</summary>
[Collection(DemoCollection.Name)]
[Trait("Needs", "mail servers")]
public sealed class LetterTests(DemoServer server, Browser browser, ITestOutputHelper output)
{
    [Fact]
    public async Task A_mail_is_on_the_screen_at_once_answered_taken_back_once_and_answered_again()
    {
        var console = await browser.OpenAsync("en");
        await console.SignInAsync(server, server.People[0]);
        var desk = await MailDesk.OpenAsync(console, undoSeconds: 20);
        await console.LeadAsync($"/w/{console.Workspace()}/inbox/inbox-{desk.Inbox}?sort=newest");
        var taken = new List<double>();
        for (var i = 0; i < 20; i++)
        {
            var subject = $"Mail number {i} {Guid.CreateVersion7():N}";
            var begun = TimeProvider.System.GetTimestamp();
            await desk.ReceiveAsync($"Sender {i}", $"c{i}-{Guid.CreateVersion7():N}@customer.test", subject, "Words", html: false);
            await console.Locator(".list-scroll").GetByText($"Sender {i}", new LocatorGetByTextOptions { Exact = true }).First.WaitForAsync();
            taken.Add(TimeProvider.System.GetElapsedTime(begun).TotalMilliseconds);
        }

        taken.Sort();
        output.WriteLine($"from delivery to the screen: p50 {taken[9]:0} ms, p95 {taken[18]:0} ms, most {taken[19]:0} ms");
        // Two seconds is the aim; a machine that builds something else meanwhile may be slower, one that polls instead of IDLE much slower.
        Assert.True(taken[18] < 5000, $"p95 {taken[18]:0} ms");

        var customer = MailDesk.NewCustomer();
        await desk.ReceiveAsync("Wei Zhang", customer, "Order 42", "Where is it?", html: false);
        var conversation = (await desk.ConversationsAsync(21)).First(c => c.GetProperty("subject").GetString() == "Order 42").GetProperty("id").GetString();
        await console.LeadAsync($"/w/{console.Workspace()}/inbox/all/{conversation}");
        await console.ReplyAsync("It comes tomorow");
        await console.Locator(".composer-undo").ClickAsync();
        await console.WaitForFunctionAsync("() => document.querySelector('.composer textarea').value === 'It comes tomorow'");
        await desk.ChangeAsync("undoSeconds", 0);
        await console.ReplyAsync("It comes tomorrow");
        var answers = await desk.MailsAsync(customer, 1);
        Assert.StartsWith("It comes tomorrow", Assert.Single(answers).Text, StringComparison.Ordinal);
        Assert.Equal("Re: Order 42", answers[0].Subject);

        await desk.ReceiveAsync("Wei Zhang", customer, "Re: Order 42", "Thank you, both of you", html: false, answers[0].MessageId);
        await console.ThreadLog().GetByText("Thank you, both of you").WaitForAsync();
        await desk.CloseAsync();
    }

    [Fact]
    public async Task A_letter_stands_in_its_frame_and_asks_for_pictures_only_when_told_to()
    {
        var console = await browser.OpenAsync("en");
        var lookout = await Lookout.KeepAsync(console, new Uri(server.Address));
        await console.SignInAsync(server, server.People[0]);
        var desk = await MailDesk.OpenAsync(console);
        await desk.ReceiveAsync("Picture", "picture@customer.test", "With a picture", $"<p>Look at <b>this</b></p><img src='https://{Corpus.Beacon}/seen.png'>", html: true);
        var conversation = (await desk.ConversationsAsync(1))[0].GetProperty("id").GetString();
        await console.LeadAsync($"/w/{console.Workspace()}/inbox/all/{conversation}");
        await console.FrameLocator("iframe.letter-frame").GetByText("this").WaitForAsync();
        Assert.Empty(lookout.Calls);
        await console.Locator(".letter-bar button").ClickAsync();
        await MailDesk.EventuallyAsync(() => Task.FromResult(lookout.Calls.Count > 0), "the picture is asked for");
        Assert.Equal([$"image https://{Corpus.Beacon}/seen.png"], lookout.Calls);
        await desk.CloseAsync();
    }

    [Fact]
    public async Task Hostile_letters_run_nothing_in_their_frame_with_and_without_pictures()
    {
        var console = await browser.OpenAsync("en");
        var lookout = await Lookout.KeepAsync(console, new Uri(server.Address));
        await console.SignInAsync(server, server.People[0]);
        var desk = await MailDesk.OpenAsync(console);
        var batches = Corpus.All.Chunk(48).ToList();
        var names = Corpus.Short(60, batches.Count);
        for (var i = 0; i < batches.Count; i++)
        {
            // Each behind a mark of its own, so that what one leaves open does not swallow the next unseen.
            await desk.ReceiveAsync(names[i], $"hostile{i}@customer.test", names[batches.Count - 1 - i], string.Concat(batches[i].Select(v => $"<p>{v.Number}</p>{v.Markup}</div></td></table>\n")), html: true);
        }

        var conversations = await desk.ConversationsAsync(batches.Count);
        var reader = await console.Context.NewPageAsync();
        reader.Console += (_, said) =>
        {
            if (said.Text.Contains("Blocked script execution", StringComparison.Ordinal)) lookout.Signs.Enqueue(said.Text);
        };
        var bodies = new List<string>();
        foreach (var conversation in conversations)
        {
            var id = conversation.GetProperty("id").GetString();
            var message = (await console.ApiAsync("GET", $"conversations/{id}/messages?limit=10")).GetProperty("items").EnumerateArray().First(m => m.GetProperty("authorKind").GetString() == "customer").GetProperty("id").GetString();
            var address = $"{server.Address}/api/v1/w/{console.Workspace()}/conversations/{id}/messages/{message}/body";
            await reader.GotoAsync(address);
            lookout.NothingHappened(address);
            Assert.True(await reader.Locator("body").EvaluateAsync<bool>("body => body.children.length > 0"), address);
            bodies.Add(address);
        }

        foreach (var address in bodies) await reader.GotoAsync(address + "?pictures=true");

        Assert.Empty(lookout.Ran);
        Assert.Empty(lookout.Signs);
        Assert.All(lookout.Calls, call => Assert.StartsWith("image ", call, StringComparison.Ordinal));

        // And as an agent reads them.
        foreach (var conversation in conversations.Take(3))
        {
            await console.LeadAsync($"/w/{console.Workspace()}/inbox/all/{conversation.GetProperty("id").GetString()}");
            await console.Locator("iframe.letter-frame").First.WaitForAsync();
        }

        Assert.Empty(lookout.Ran);
        Assert.Empty(lookout.Signs);
        output.WriteLine($"{Corpus.All.Count} vectors in {bodies.Count} letters");
        await desk.CloseAsync();
    }
}
