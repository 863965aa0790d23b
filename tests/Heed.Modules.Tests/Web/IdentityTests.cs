using Heed.Modules.Tests.Conversations;
using Heed.Modules.Tests.Engines;

namespace Heed.Modules.Tests.Web;

/// <summary>TRUST 36: nobody poses as a known customer.</summary>
public sealed class IdentityTests(HeedHosts hosts) : IClassFixture<HeedHosts>
{
    [Theory, OnEveryEngine]
    public async Task Forged_identities_are_refused_and_make_nobody(TestEngine engine)
    {
        var company = await hosts.CompanyAsync(engine);
        var host = company.Host;
        var (inbox, siteKey) = await company.WebInboxAsync();
        var (otherInbox, otherKey) = await company.WebInboxAsync("Other");
        var (secret, otherSecret) = (await company.Owner.SecretAsync(inbox), await company.Owner.SecretAsync(otherInbox));
        var hour = host.Time.GetUtcNow().AddHours(1).ToUnixTimeSeconds();
        var good = host.Identity(secret, siteKey, "ada");
        var parts = good.Split('.');
        string[] forged =
        [
            "x", "..", good[..^4], parts[0] + "." + parts[1] + ".", good.ToUpperInvariant(),
            parts[0] + "." + host.Identity(otherSecret, siteKey, "eve").Split('.')[1] + "." + parts[2],
            WidgetSteps.Sign("", new { sub = "ada", aud = siteKey, exp = hour }, "none"),
            WidgetSteps.Sign(secret, new { sub = "ada", aud = siteKey, exp = hour }, "HS512"),
            WidgetSteps.Sign(siteKey, new { sub = "ada", aud = siteKey, exp = hour }),
            WidgetSteps.Sign(otherSecret, new { sub = "ada", aud = siteKey, exp = hour }),
            WidgetSteps.Sign(secret, new { sub = "ada", aud = otherKey, exp = hour }),
            WidgetSteps.Sign(secret, new { sub = "ada", exp = hour }),
            WidgetSteps.Sign(secret, new { sub = "ada", aud = siteKey }),
            WidgetSteps.Sign(secret, new { sub = "ada", aud = siteKey, exp = hour - 7200 }),
            WidgetSteps.Sign(secret, new { sub = "ada", aud = siteKey, exp = hour + 90_000 }),
            WidgetSteps.Sign(secret, new { sub = "", aud = siteKey, exp = hour }),
            WidgetSteps.Sign(secret, new { sub = " ada", aud = siteKey, exp = hour }),
            WidgetSteps.Sign(secret, new { sub = new string('a', 201), aud = siteKey, exp = hour }),
            WidgetSteps.Sign(secret, new { aud = siteKey, exp = hour }),
            new('a', 5000),
        ];
        foreach (var identity in forged) (await host.StartAsync(siteKey, identity: identity)).ExpectProblem(403, "identityInvalid");
        Assert.Empty((await company.Owner.GetAsync("customers")).Expect(200).Items);
        (await host.StartAsync(siteKey, identity: good)).Expect(200);
    }

    [Theory, OnEveryEngine]
    public async Task An_anonymous_conversation_follows_its_customer_who_then_is_proven(TestEngine engine)
    {
        var company = await hosts.CompanyAsync(engine);
        var host = company.Host;
        var (inbox, siteKey) = await company.WebInboxAsync();
        var secret = await company.Owner.SecretAsync(inbox);
        var (visitor, conversation) = await company.ContactAsync(siteKey, "before sign-in");

        var started = (await host.StartAsync(siteKey, visitor.Token, host.Identity(secret, siteKey, "ada"))).Expect(200);
        Assert.Equal(conversation, started["conversation"].GetProperty("id").GetGuid());
        Assert.True(started["customer"].GetProperty("verified").GetBoolean());
        Assert.Equal("Ada Lovelace", started["customer"].GetProperty("name").GetString());
        // The anonymous token is a copy anybody on that machine may have: it must not lead to Ada.
        (await visitor.GetAsync("/widget/v1/messages")).ExpectProblem(401, "tokenInvalid");
        (await host.StartAsync(siteKey, visitor.Token)).ExpectProblem(401, "tokenInvalid");

        // Another browser of hers: the same conversation, and what was written there before moves in.
        var (phone, onPhone) = await company.ContactAsync(siteKey, "from my phone");
        var again = (await host.StartAsync(siteKey, phone.Token, host.Identity(secret, siteKey, "ada"))).Expect(200);
        Assert.Equal(started.CustomerId(), again.CustomerId());
        Assert.Equal(started.CustomerId(), (await company.Owner.ConversationAsync(onPhone)).GetProperty("customer").GetProperty("id").GetGuid());
        (await phone.GetAsync("/widget/v1/messages")).ExpectProblem(401, "tokenInvalid");
    }

    [Theory, OnEveryEngine]
    public async Task Anonymous_visitors_and_other_customers_never_mix(TestEngine engine)
    {
        var company = await hosts.CompanyAsync(engine);
        var host = company.Host;
        var (inbox, siteKey) = await company.WebInboxAsync();
        var secret = await company.Owner.SecretAsync(inbox);
        var ada = host.Visitor(await host.StartAsync(siteKey, identity: host.Identity(secret, siteKey, "ada")));
        await ada.SaysAsync("Ada's words");
        foreach (var started in new[]
        {
            await host.StartAsync(siteKey),
            await host.StartAsync(siteKey, identity: host.Identity(secret, siteKey, "Ada")),
            await host.StartAsync(siteKey, ada.Token, host.Identity(secret, siteKey, "bob")),
        })
        {
            var other = host.Visitor(started);
            Assert.DoesNotContain("Ada's words", (await other.GetAsync("/widget/v1/messages")).Expect(200).Raw, StringComparison.Ordinal);
        }

        // A visitor may call itself whatever it likes: that proves nothing.
        var posing = await company.VisitorAsync(siteKey);
        (await posing.PostAsync("/widget/v1/messages", new { id = Guid.CreateVersion7(), text = "I am Ada", preChat = new { name = "Ada Lovelace", email = "ada@shop.example" } })).Expect(201);
        Assert.DoesNotContain("Ada's words", (await posing.GetAsync("/widget/v1/messages")).Raw, StringComparison.Ordinal);
        Assert.Equal(4, (await company.Owner.GetAsync("customers")).Items.Count);
    }

    [Theory, OnEveryEngine]
    public async Task Two_identities_proven_at_once_from_one_browser_stay_two(TestEngine engine)
    {
        var company = await hosts.CompanyAsync(engine);
        var host = company.Host;
        var (inbox, siteKey) = await company.WebInboxAsync();
        var secret = await company.Owner.SecretAsync(inbox);
        var (visitor, _) = await company.ContactAsync(siteKey);
        var started = await Task.WhenAll(new[] { "ada", "bob", "ada", "bob" }.Select(s => host.StartAsync(siteKey, visitor.Token, host.Identity(secret, siteKey, s))));
        var people = started.Where(s => s.Status == 200).Select(s => s.CustomerId()).Distinct().ToList();
        Assert.True(people.Count <= 2);
        var shown = started.Where(s => s.Status == 200 && s["conversation"].ValueKind == System.Text.Json.JsonValueKind.Object).Select(s => s.CustomerId()).Distinct();
        Assert.Single(shown);
    }

    [Theory, OnEveryEngine]
    public async Task A_merchants_signature_reaches_its_own_brand_only(TestEngine engine)
    {
        var company = await hosts.CompanyAsync(engine);
        var host = company.Host;
        var (inbox, siteKey) = await company.WebInboxAsync();
        var (rivalInbox, rivalKey) = await company.WebInboxAsync("Rival", await company.BrandAsync("Rival"));
        var ada = host.Visitor(await host.StartAsync(siteKey, identity: host.Identity(await company.Owner.SecretAsync(inbox), siteKey, "ada")));
        await ada.SaysAsync("for the first brand");
        var posing = (await host.StartAsync(rivalKey, identity: host.Identity(await company.Owner.SecretAsync(rivalInbox), rivalKey, "ada"))).Expect(200);
        Assert.Equal(System.Text.Json.JsonValueKind.Null, posing["conversation"].ValueKind);
        Assert.Equal(2, (await company.Owner.GetAsync("customers")).Items.Count);
    }

    [Theory, OnEveryEngine]
    public async Task A_rotated_secret_works_for_another_day_and_no_longer(TestEngine engine)
    {
        await using var host = await HeedHost.StartAsync(engine);
        var company = await host.CreateWorkspaceAsync();
        var (inbox, siteKey) = await company.WebInboxAsync();
        var old = await company.Owner.SecretAsync(inbox);
        var current = await company.Owner.SecretAsync(inbox);
        (await host.StartAsync(siteKey, identity: host.Identity(old, siteKey, "ada"))).Expect(200);
        (await host.StartAsync(siteKey, identity: host.Identity(current, siteKey, "ada"))).Expect(200);
        host.Time.Advance(TimeSpan.FromHours(25));
        (await host.StartAsync(siteKey, identity: host.Identity(old, siteKey, "ada"))).ExpectProblem(403, "identityInvalid");
        (await host.StartAsync(siteKey, identity: host.Identity(current, siteKey, "ada"))).Expect(200);
    }

    [Theory, OnEveryEngine]
    public async Task Altered_foreign_and_expired_tokens_open_nothing(TestEngine engine)
    {
        await using var host = await HeedHost.StartAsync(engine);
        var company = await host.CreateWorkspaceAsync();
        var (_, siteKey) = await company.WebInboxAsync();
        var (_, otherKey) = await company.WebInboxAsync("Other");
        var (visitor, _) = await company.ContactAsync(siteKey);
        var token = visitor.Token!;
        (await host.StartAsync(otherKey, token)).ExpectProblem(401, "tokenInvalid");
        for (var at = 0; at < token.Length; at += 7)
        {
            visitor.Token = token[..at] + (token[at] == 'A' ? 'B' : 'A') + token[(at + 1)..];
            (await visitor.GetAsync("/widget/v1/messages")).ExpectProblem(401, "tokenInvalid");
        }

        foreach (var wrong in new[] { "", token.ToUpperInvariant(), token[..^1], token + "A", " " + token[1..], "=" + token[1..], token[..^1] + "é", token[..^2] + "==", "+/" + token[2..] })
        {
            (await host.StartAsync(siteKey, wrong.Length == 0 ? "x" : wrong)).ExpectProblem(401, "tokenInvalid");
        }

        visitor.Token = token;
        host.Time.Advance(TimeSpan.FromDays(29));
        visitor.Token = (await host.StartAsync(siteKey, token)).Expect(200).Text("token");
        host.Time.Advance(TimeSpan.FromDays(2));
        (await host.StartAsync(siteKey, token)).ExpectProblem(401, "tokenInvalid");
        Assert.NotEmpty((await visitor.GetAsync("/widget/v1/messages")).Expect(200).Items);
    }

    [Theory, OnEveryEngine]
    public async Task A_site_may_ask_for_an_identity(TestEngine engine)
    {
        var company = await hosts.CompanyAsync(engine);
        var host = company.Host;
        var (inbox, siteKey) = await company.WebInboxAsync();
        var secret = await company.Owner.SecretAsync(inbox);
        var earlier = await company.VisitorAsync(siteKey);
        (await company.Owner.ChangeSiteAsync(inbox, s => s["identityRequired"] = true)).Expect(200);
        (await host.StartAsync(siteKey)).ExpectProblem(403, "identityRequired");
        (await earlier.PostAsync("/widget/v1/messages", new { id = Guid.CreateVersion7(), text = "x" })).ExpectProblem(403, "identityRequired");
        await host.Visitor(await host.StartAsync(siteKey, identity: host.Identity(secret, siteKey, "ada"))).SaysAsync("signed in");
    }
}
