using System.Text;
using Heed.Channels.Email.Intake;
using Heed.Modules.Tests.Conversations;
using Heed.Modules.Tests.Engines;

namespace Heed.Modules.Tests.Email;

/// <summary>What a mail becomes: words, HTML, pictures, files, the original.</summary>
public sealed class LetterTests(HeedHosts hosts) : IClassFixture<HeedHosts>
{
    private static readonly byte[] Png = Convert.FromBase64String("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");

    [Theory, OnEveryEngine]
    public async Task Html_is_cleaned_pictures_of_the_mail_are_shown_and_the_original_is_kept(TestEngine engine)
    {
        var mail = await OfflineMail.CreateAsync(await hosts.CompanyAsync(engine));
        var owner = mail.Company.Owner;
        var raw = Encoding.UTF8.GetBytes($"""
            From: =?utf-8?B?5byg5Lyf?= <zhang@customer.test>
            To: {mail.Address}
            Cc: b@customer.test
            Subject: =?utf-8?B?5Zu+54mH?=
            Message-ID: <pictures@customer.test>
            MIME-Version: 1.0
            Content-Type: multipart/mixed; boundary="m"

            --m
            Content-Type: multipart/related; boundary="r"

            --r
            Content-Type: text/html; charset=utf-8

            <p>看图：<img src="cid:pic@x" onerror="alert(1)"><script>alert(2)</script><img src="https://spy.test/p.gif"></p>
            --r
            Content-Type: image/png
            Content-ID: <pic@x>
            Content-Disposition: inline; filename="pic.png"
            Content-Transfer-Encoding: base64

            {Convert.ToBase64String(Png)}
            --r--
            --m
            Content-Type: application/pdf; name="../../bill.pdf"
            Content-Disposition: attachment; filename="../../bill.pdf"
            Content-Transfer-Encoding: base64

            {Convert.ToBase64String("%PDF-1.4 bill"u8)}
            --m--

            """.ReplaceLineEndings("\r\n"));
        var taken = await mail.TakeAsync(raw);
        Assert.Equal(MailState.Taken, taken.State);
        var message = (await owner.ThreadAsync(taken.Conversation!.Value))[0];
        Assert.Contains("看图", message.GetProperty("text").GetString(), StringComparison.Ordinal);
        var letter = message.GetProperty("letter");
        Assert.Equal("张伟", letter.GetProperty("from").GetProperty("name").GetString());
        Assert.Equal("b@customer.test", letter.GetProperty("cc")[0].GetProperty("address").GetString());
        Assert.True(letter.GetProperty("hasHtml").GetBoolean());
        var files = message.GetProperty("attachments").EnumerateArray().ToDictionary(f => f.GetProperty("contentType").GetString()!, f => f);
        Assert.DoesNotContain("/", files["application/pdf"].GetProperty("name").GetString(), StringComparison.Ordinal);

        var body = (await owner.GetAsync($"conversations/{taken.Conversation}/messages/{taken.Message}/body")).Expect(200).Raw;
        Assert.DoesNotContain("alert", body, StringComparison.Ordinal);
        Assert.DoesNotContain("spy.test", body, StringComparison.Ordinal);
        Assert.Contains("/files/", body, StringComparison.Ordinal);
        Assert.Contains("spy.test", (await owner.GetAsync($"conversations/{taken.Conversation}/messages/{taken.Message}/body?pictures=true")).Raw, StringComparison.Ordinal);

        var original = (await owner.GetAsync($"mails/{letter.GetProperty("originalId").GetGuid()}/raw")).Expect(200);
        Assert.Equal(raw, original.Bytes);
        (await (await hosts.CompanyAsync(engine)).Owner.GetAsync($"mails/{taken.Id}/raw")).Expect(404);
    }

    [Fact]
    public async Task An_answer_carries_files_signatures_and_the_quote_and_goes_to_whom_the_agent_names()
    {
        var mail = await OfflineMail.CreateAsync(
            await hosts.CompanyAsync(TestEngine.Sqlite), new Dictionary<string, object> { ["signature"] = new Dictionary<string, string> { ["zh-CN"] = "", ["en"] = "Shop Ltd, {{agent}}" } });
        var owner = mail.Company.Owner;
        (await owner.PutAsync("signatures/mine", new Dictionary<string, string> { ["zh-CN"] = "", ["en"] = "Best regards" })).Expect(200);
        var conversation = (await mail.TakeAsync("Ann <a@customer.test>", "Order 7", "Where is it?", "first@customer.test")).Conversation!.Value;
        var file = (await owner.UploadAsync("files", "bill.txt", "text/plain", "42"u8.ToArray())).Expect(201).Id;
        var picture = (await owner.UploadAsync("files", "parcel.png", "image/png", Png)).Expect(201).Id;
        (await owner.ReplyAsync(conversation, "**On its way**: https://track.test/42.\n\n- [terms](https://shop.test/terms)\n- <b>no</b>\n\n![parcel.png] ![other.png]", new
        {
            fileIds = new[] { file, picture },
            subject = "Your order",
            recipients = new { to = new[] { new { name = "Ann", address = "a@customer.test" } }, cc = new[] { new { name = "", address = "boss@customer.test" } }, bcc = new[] { new { name = "", address = "archive@heed.test" } } },
        })).Expect(201);
        var (raw, written, recipients) = await mail.LastOutAsync();
        Assert.Equal(["a@customer.test", "boss@customer.test", "archive@heed.test"], recipients);
        Assert.DoesNotContain("archive@heed.test", raw, StringComparison.Ordinal);
        Assert.Equal("Your order", written.Subject);
        Assert.Equal($"{owner.Person.Name} (Heed Support)", written.From!.Name);
        Assert.Equal(["first@customer.test"], written.References);
        Assert.Contains($"-- \nBest regards\nShop Ltd, {owner.Person.Name}", written.Text, StringComparison.Ordinal);
        Assert.Contains("> Where is it?", written.Text, StringComparison.Ordinal);
        Assert.Contains("<a href=\"https://track.test/42\"", written.Html, StringComparison.Ordinal);
        Assert.StartsWith("On its way: https://track.test/42.\n\n- terms <https://shop.test/terms>\n- <b>no</b>\n\n[parcel.png] [other.png]", written.Text, StringComparison.Ordinal);
        Assert.Contains("<strong>On its way</strong>", written.Html, StringComparison.Ordinal);
        Assert.Contains("<li>&lt;b&gt;no&lt;/b&gt;</li></ul>", written.Html, StringComparison.Ordinal);
        Assert.Contains("![other.png]", written.Html, StringComparison.Ordinal);
        // mixed(alternative(plain, related(html, picture)), bill): the picture is where the HTML names it, the bill hangs on the mail.
        Assert.True(raw.IndexOf("multipart/mixed", StringComparison.Ordinal) < raw.IndexOf("multipart/alternative", StringComparison.Ordinal));
        Assert.True(raw.IndexOf("multipart/alternative", StringComparison.Ordinal) < raw.IndexOf("multipart/related", StringComparison.Ordinal));
        Assert.Equal(["bill.txt", "parcel.png"], written.Attachments.Select(a => a.Name).Order());
        var shown = Assert.Single(written.Attachments, a => a.Inline);
        Assert.Equal(Png, shown.Content.ToArray());
        Assert.Contains($"src=\"cid:{shown.ContentId}\"", written.Html, StringComparison.Ordinal);
        Assert.Equal("42", Encoding.ASCII.GetString(Assert.Single(written.Attachments, a => !a.Inline).Content.Span));
    }

    [Fact]
    public async Task An_agent_writes_first_and_the_answer_joins()
    {
        var mail = await OfflineMail.CreateAsync(await hosts.CompanyAsync(TestEngine.Sqlite));
        var owner = mail.Company.Owner;
        var customer = (await owner.PostAsync("customers", new { name = "Ann", email = "ann@customer.test" })).Expect(201).Id;
        var conversation = (await owner.PostAsync("conversations", new { inboxId = mail.Inbox, customerId = customer, text = "Your order is late.", subject = "Your order" })).Expect(201).Id;
        var (_, written, recipients) = await mail.LastOutAsync();
        Assert.Equal(["ann@customer.test"], recipients);
        Assert.Equal("Your order", written.Subject);
        var answer = await mail.TakeAsync("ann@customer.test", "Re: Your order", "Thanks for telling me.", null, written.MessageId);
        Assert.Equal(conversation, answer.Conversation);
        Assert.Equal(["Your order is late.", "Thanks for telling me."], await owner.WordsAsync(conversation));
    }

    [Fact]
    public async Task Spam_by_our_servers_word_lies_apart_and_one_click_brings_it_back()
    {
        var mail = await OfflineMail.CreateAsync(await hosts.CompanyAsync(TestEngine.Sqlite), new { acknowledgement = new { enabled = true } });
        var owner = mail.Company.Owner;
        var taken = await mail.TakeAsync("win@spam.test", "You have won", "Click here", null, null, ("X-Spam-Flag", "YES"));
        await mail.Company.ConversationsAsync(0);
        Assert.Equal(taken.Conversation, (await mail.Company.ConversationsAsync(1, "spam"))[0].IdOf());
        Assert.Empty(await mail.OutboxAsync());
        Assert.Equal("none", (await owner.ConversationAsync(taken.Conversation!.Value)).GetProperty("handler").GetString());

        (await owner.PostAsync($"conversations/{taken.Conversation}/not-spam")).Expect(204);
        var back = (await mail.Company.ConversationsAsync(1))[0];
        Assert.Equal("queue", back.GetProperty("handler").GetString());
        Assert.NotEqual(System.Text.Json.JsonValueKind.Null, back.GetProperty("waitingSince").ValueKind);
        (await owner.PostAsync($"conversations/{taken.Conversation}/spam")).Expect(204);
        await mail.Company.ConversationsAsync(0);
    }
}
