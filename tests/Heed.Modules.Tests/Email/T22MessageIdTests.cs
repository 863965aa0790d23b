using System.Text;
using Heed.Channels.Email.Intake;
using Heed.Modules.Tests.Engines;

namespace Heed.Modules.Tests.Email;

/// <summary>TRUST 22: mail without a Message-ID, with one used twice, and the same mail twice.</summary>
public sealed class T22MessageIdTests(HeedHosts hosts) : IClassFixture<HeedHosts>
{
    [Theory, OnEveryEngine]
    public async Task Mails_without_a_message_id_are_each_taken_and_the_same_bytes_once(TestEngine engine)
    {
        var mail = await OfflineMail.CreateAsync(await hosts.CompanyAsync(engine));
        var first = MailSteps.Raw("a@customer.test", mail.Address, "No id", "one", messageId: "");
        Assert.Equal(MailState.Taken, (await mail.TakeAsync(first)).State);
        Assert.Equal(MailState.Taken, (await mail.TakeAsync(MailSteps.Raw("a@customer.test", mail.Address, "No id", "two", messageId: ""))).State);
        await mail.TakeAsync(first);
        await mail.Company.ConversationsAsync(2);
    }

    [Theory, OnEveryEngine]
    public async Task Two_mails_with_one_message_id_are_both_kept(TestEngine engine)
    {
        var mail = await OfflineMail.CreateAsync(await hosts.CompanyAsync(engine));
        await mail.TakeAsync("a@customer.test", "Order", "first words", "same@customer.test");
        await mail.TakeAsync("a@customer.test", "Order", "other words", "same@customer.test");
        await mail.Company.ConversationsAsync(2);
    }

    [Theory, OnEveryEngine]
    public async Task One_mail_that_came_on_two_ways_is_one_message(TestEngine engine)
    {
        var mail = await OfflineMail.CreateAsync(await hosts.CompanyAsync(engine));
        var raw = MailSteps.Raw("a@customer.test", mail.Address, "Order", "words", "one@customer.test");
        var other = Encoding.ASCII.GetBytes("Received: from relay.test by heed.test; Sun, 22 Nov 2026 10:00:00 +0000\r\n").Concat(raw).ToArray();
        Assert.Equal(MailState.Taken, (await mail.TakeAsync(raw)).State);
        var again = await mail.TakeAsync(other);
        Assert.Equal((MailState.Aside, QuarantineReason.Double), (again.State, again.Reason));
        await mail.Company.ConversationsAsync(1);
    }
}
