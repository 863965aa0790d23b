using Heed.Channels.Email.Intake;
using Heed.Kernel;
using Heed.Modules.Tests.Engines;
using Heed.Modules.Tests.Platform;
using Heed.Platform.Store;

namespace Heed.Modules.Tests.Email;

/// <summary>TRUST 29: acknowledgements cannot be turned into a mail bomb, nor carry anybody's words to a stranger.</summary>
public sealed class T29AcknowledgementTests(HeedHosts hosts) : IClassFixture<HeedHosts>
{
    [Theory, OnEveryEngine]
    public async Task Ten_thousand_mails_to_one_victim_make_one_and_to_ten_thousand_no_more_than_the_cap(TestEngine engine)
    {
        var company = await hosts.CompanyAsync(engine);
        var mail = await OfflineMail.CreateAsync(company);
        var (budget, store) = (company.Host.Get<AutomaticBudget>(), company.Host.Get<IStore>());
        Assert.Equal(1, await TakeAsync(i => "victim@customer.test"));
        Assert.Equal(199, await TakeAsync(i => $"victim{i}@customer.test"));
        await Eventually.TrueAsync(
            async () => (await company.Owner.GetAsync("notices")).Items.Any(n => n.GetProperty("kind").GetString() == "answersCapped"), MailSteps.Patience, "those who manage the inbox are told");

        async Task<int> TakeAsync(Func<int, string> address)
        {
            var taken = 0;
            for (var batch = 0; batch < 100; batch++)
            {
                taken += await store.WriteAsync(
                    Scope.System(company.Workspace),
                    unit => Enumerable.Range(batch * 100, 100).Count(i => budget.Take(unit, mail.Inbox, address(i))),
                    CancellationToken.None);
            }

            return taken;
        }
    }

    [Fact]
    public async Task Nothing_of_a_mail_stands_in_its_acknowledgement()
    {
        var mail = await OfflineMail.CreateAsync(await hosts.CompanyAsync(TestEngine.Sqlite), new { acknowledgement = new { enabled = true }, displayName = "Shop" });
        await mail.TakeAsync("BUY NOW https://evil.test <victim@customer.test>", "BUY NOW https://evil.test", "Click https://evil.test and win");
        var (raw, written, _) = await mail.LastOutAsync();
        Assert.DoesNotContain("evil.test", raw, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("BUY NOW", raw, StringComparison.OrdinalIgnoreCase);
        Assert.Equal("[#1]", written.Subject);
        Assert.DoesNotContain("> ", written.Text, StringComparison.Ordinal);
    }
}
