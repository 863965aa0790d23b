using Heed.Modules.Tests.Engines;
using Heed.Modules.Tests.Platform;

namespace Heed.Modules.Tests.Email;

/// <summary>Sign-in of a mailbox at a provider, over the real protocol.</summary>
public sealed class OAuthTests
{
    [Theory, OnEveryEngine]
    public async Task A_mailbox_signs_in_renews_its_token_ahead_of_time_and_says_when_consent_has_ended(TestEngine engine)
    {
        await using var provider = new FakeProvider();
        await using var host = await HeedHost.StartAsync(engine, builder => builder.Configuration["Heed:Outbound:Allow"] = "127.0.0.1");
        var company = await host.CreateWorkspaceAsync();
        var inbox = await MailboxAsync(company, provider);
        var begun = (await company.Owner.GetAsync($"inboxes/{inbox}/email/sign-in")).Expect(200);
        Assert.EndsWith("/email/signed-in", begun.Text("redirectUrl"), StringComparison.Ordinal);
        var page = new Uri(begun.Text("url"));
        var state = System.Web.HttpUtility.ParseQueryString(page.Query)["state"]!;
        var code = provider.Consent(page);

        // Neither another person nor an altered state can finish it, and the code is still good afterwards.
        var other = await company.PersonAsync("admin");
        (await other.GetAsync(Callback(code, state))).Expect(400);
        (await company.Owner.GetAsync(Callback(code, state[..^4] + "AAAA"))).Expect(400);
        (await host.Anonymous().GetAsync(Callback(code, state))).Expect(401);
        (await company.Owner.GetAsync(Callback(code, state))).Expect(200);
        (await company.Owner.GetAsync(Callback(code, state))).Expect(400);
        await StateAsync(company, inbox, "working");
        Assert.Equal(0, provider.Refreshes);

        // Ahead of the end a new one is had, at the next sign-in; changed settings make one at once.
        host.Time.Advance(TimeSpan.FromMinutes(56));
        (await company.Owner.PutAsync($"inboxes/{inbox}/email", Settings(provider))).Expect(200);
        await Eventually.TrueAsync(() => provider.Refreshes == 1, MailSteps.Patience, "the token is renewed");
        await StateAsync(company, inbox, "working");

        // A token that the server refuses before its time is replaced by itself.
        provider.EndAccess();
        (await company.Owner.PutAsync($"inboxes/{inbox}/email", Settings(provider))).Expect(200);
        await Eventually.TrueAsync(() => provider.Refreshes == 2, MailSteps.Patience, "a refused token is renewed");
        await StateAsync(company, inbox, "working");

        provider.Revoke();
        (await company.Owner.PutAsync($"inboxes/{inbox}/email", Settings(provider))).Expect(200);
        await Eventually.TrueAsync(
            async () =>
            {
                var health = (await company.Owner.GetAsync($"inboxes/{inbox}/email")).Expect(200)["receiving"];
                return health.GetProperty("state").GetString() == "needsHelp" && health.GetProperty("error").GetProperty("code").GetString() == "signInAgain";
            },
            MailSteps.Patience, "the mailbox says that somebody has to sign in again");
        Assert.True(provider.Refusals > 0 || provider.Refreshes > 0);
    }

    private static async Task<Guid> MailboxAsync(Company company, FakeProvider provider)
    {
        var inbox = (await company.Owner.PostAsync("inboxes", new { name = "Mail", brandId = company.Brand, channel = "email" })).Expect(201).Id;
        (await company.Owner.GetAsync($"inboxes/{inbox}/email/sign-in")).ExpectProblem(409, "notConfigured");
        var saved = (await company.Owner.PutAsync($"inboxes/{inbox}/email", Settings(provider))).Expect(200);
        Assert.DoesNotContain("app-secret", saved.Raw, StringComparison.Ordinal);
        return inbox;
    }

    private static object Settings(FakeProvider provider) => new
    {
        enabled = true,
        address = "box@heed.test",
        displayName = "Box",
        aliases = Array.Empty<string>(),
        imap = new { host = "127.0.0.1", port = provider.ImapPort, security = "none", user = "box@heed.test" },
        smtp = new { host = "127.0.0.1", port = 9, security = "none", user = "box@heed.test" },
        signIn = "custom",
        oAuth = new { clientId = "heed-app", clientSecret = "app-secret", authorizeUrl = provider.Url + "/authorize", tokenUrl = provider.Url + "/token", scopes = "mail" },
    };

    private static string Callback(string code, string state) => $"/email/signed-in?code={code}&state={Uri.EscapeDataString(state)}";

    private static Task StateAsync(Company company, Guid inbox, string state) => Eventually.TrueAsync(
        async () => (await company.Owner.GetAsync($"inboxes/{inbox}/email")).Expect(200)["receiving"].GetProperty("state").GetString() == state, MailSteps.Patience, state);
}
