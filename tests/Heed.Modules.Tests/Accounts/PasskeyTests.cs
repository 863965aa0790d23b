using System.Buffers.Text;
using Heed.Accounts.Passkeys;
using Heed.Modules.Tests.Engines;

namespace Heed.Modules.Tests.Accounts;

public sealed class PasskeyTests(HeedHosts hosts) : IClassFixture<HeedHosts>
{
    [Theory]
    [OnEveryEngine(false)]
    [OnEveryEngine(true)]
    public async Task A_passkey_signs_in_without_a_password_and_remembers_when(TestEngine engine, bool rsa)
    {
        var company = await hosts.CompanyAsync(engine);
        using var device = new SoftAuthenticator(rsa);
        var made = await AddAsync(company.Owner, device);
        Assert.Equal(10, made["recoveryCodes"].GetArrayLength());
        var browser = company.Host.Anonymous(company.Workspace);
        (await SignInAsync(browser, device)).Expect(200);
        (await browser.GetAsync("me")).Expect(200);
        var view = (await browser.GetAsync("/api/v1/me/second-factor")).Expect(200)["passkeys"][0];
        Assert.Equal("Laptop", view.GetProperty("name").GetString());
        Assert.NotEqual(System.Text.Json.JsonValueKind.Null, view.GetProperty("lastUsedAt").ValueKind);

        // With it the password alone opens nothing any more.
        (await company.Host.Anonymous().PostAsync("/api/v1/session", new { email = company.Owner.Person.Email, password = company.Owner.Person.Password })).ExpectProblem(401, "secondFactorRequired");
    }

    [Theory, OnEveryEngine]
    public async Task An_answer_works_once_and_in_the_browser_that_asked(TestEngine engine)
    {
        var company = await hosts.CompanyAsync(engine);
        using var device = new SoftAuthenticator();
        await AddAsync(company.Owner, device);
        var browser = company.Host.Anonymous();
        var options = (await browser.PostAsync("/api/v1/session/passkey/begin", new { })).Expect(200);
        var answer = device.Sign(options.Body, Origin(browser));
        (await company.Host.Anonymous().PostAsync("/api/v1/session/passkey", answer)).ExpectProblem(401, "wrongPasskey");
        (await browser.PostAsync("/api/v1/session/passkey", answer)).Expect(200);
        (await browser.PostAsync("/api/v1/session/passkey", answer)).ExpectProblem(401, "wrongPasskey");
    }

    [Theory, OnEveryEngine]
    public async Task What_is_bent_is_refused(TestEngine engine)
    {
        var company = await hosts.CompanyAsync(engine);
        using var device = new SoftAuthenticator();
        await AddAsync(company.Owner, device);
        var browser = company.Host.Anonymous();
        (await SignInAsync(browser, device, "https://heed.evil.example")).ExpectProblem(401, "wrongPasskey");
        (await SignInAsync(browser, device, rpId: "evil.example")).ExpectProblem(401, "wrongPasskey");
        (await SignInAsync(browser, device, handle: Base64Url.EncodeToString(Guid.CreateVersion7().ToByteArray()))).ExpectProblem(401, "wrongPasskey");
        device.Flags = 0x01;
        (await SignInAsync(browser, device)).ExpectProblem(401, "wrongPasskey");
        device.Flags = 0x05;
        device.Type = "webauthn.create";
        (await SignInAsync(browser, device)).ExpectProblem(401, "wrongPasskey");
        device.Type = "";
        (await SignInAsync(browser, device)).Expect(200);

        // A counter that goes back: the key was copied.
        device.Count = 1;
        (await SignInAsync(browser, device)).ExpectProblem(401, "wrongPasskey");
        using var stranger = new SoftAuthenticator();
        (await SignInAsync(browser, stranger)).ExpectProblem(401, "wrongPasskey");
    }

    [Theory, OnEveryEngine]
    public async Task Adding_asks_for_the_password_and_for_an_answer_of_this_very_session(TestEngine engine)
    {
        var company = await hosts.CompanyAsync(engine);
        var agent = await company.PersonAsync();
        using var device = new SoftAuthenticator();
        (await company.Owner.PostAsync("/api/v1/me/passkeys/begin", new { password = "not the password" })).ExpectProblem(400, "invalid");
        var options = (await company.Owner.PostAsync("/api/v1/me/passkeys/begin", new { password = company.Owner.Person.Password })).Expect(200);
        var answer = device.Register("Laptop", options.Body, Origin(agent));
        (await agent.PostAsync("/api/v1/me/passkeys", answer)).ExpectProblem(400, "invalid");
        (await company.Owner.PostAsync("/api/v1/me/passkeys", device.Register("Laptop", options.Body, "https://evil.example"))).ExpectProblem(400, "invalid");
        (await company.Owner.PostAsync("/api/v1/me/passkeys", answer)).Expect(201);
        (await company.Owner.PostAsync("/api/v1/me/passkeys", answer)).ExpectProblem(400, "invalid");
    }

    [Theory, OnEveryEngine]
    public async Task Several_are_kept_renamed_and_taken_away_by_their_person_alone(TestEngine engine)
    {
        var company = await hosts.CompanyAsync(engine);
        var agent = await company.PersonAsync();
        using var laptop = new SoftAuthenticator();
        using var phone = new SoftAuthenticator();
        var id = (await AddAsync(company.Owner, laptop))["passkey"].GetProperty("id").GetGuid();
        var second = await AddAsync(company.Owner, phone);
        Assert.Equal(System.Text.Json.JsonValueKind.Null, second["recoveryCodes"].ValueKind);
        (await agent.PatchAsync($"/api/v1/me/passkeys/{id}", new { name = "Mine" })).ExpectProblem(404, "notFound");
        (await agent.PostAsync($"/api/v1/me/passkeys/{id}/remove", new { password = agent.Person.Password })).ExpectProblem(404, "notFound");
        (await company.Owner.PatchAsync($"/api/v1/me/passkeys/{id}", new { name = "办公室电脑" })).Expect(204);
        Assert.Equal("办公室电脑", (await company.Owner.GetAsync("/api/v1/me/second-factor")).Expect(200)["passkeys"][0].GetProperty("name").GetString());
        (await company.Owner.PostAsync($"/api/v1/me/passkeys/{id}/remove", new { password = company.Owner.Person.Password })).Expect(204);
        (await SignInAsync(company.Host.Anonymous(), laptop)).ExpectProblem(401, "wrongPasskey");
        (await company.Owner.PostAsync($"/api/v1/me/passkeys/{second["passkey"].GetProperty("id").GetGuid()}/remove", new { password = company.Owner.Person.Password })).Expect(204);

        // Without any factor the password is enough again.
        await company.Host.SignInAsync(company.Workspace, company.Owner.Person);
    }

    [Fact]
    public void Random_and_bent_bytes_are_refused_and_nothing_else()
    {
        var random = new Random(7);
        for (var i = 0; i < 20_000; i++)
        {
            var bytes = new byte[random.Next(0, 300)];
            random.NextBytes(bytes);
            if (i % 2 == 0 && bytes.Length > 4) (bytes[0], bytes[1]) = (0xa3, 0x63);
            Assert.Throws<FormatException>(() => WebAuthn.Register("{}"u8.ToArray(), bytes, "c", "o", "r"));
            try
            {
                CoseKey.Read(bytes);
            }
            catch (FormatException)
            {
                // Expected for all but a lucky few.
            }
        }

        Assert.Throws<FormatException>(() => CoseKey.Read([0xa1, 0x20, .. Enumerable.Repeat((byte)0x81, 100_000)]));
    }

    private static string Origin(Api api) => api.Address.GetLeftPart(UriPartial.Authority);

    private static async Task<Answer> AddAsync(Api api, SoftAuthenticator device)
    {
        var options = (await api.PostAsync("/api/v1/me/passkeys/begin", new { password = api.Person.Password })).Expect(200);
        return (await api.PostAsync("/api/v1/me/passkeys", device.Register("Laptop", options.Body, Origin(api)))).Expect(201);
    }

    private static async Task<Answer> SignInAsync(Api browser, SoftAuthenticator device, string? origin = null, string? rpId = null, string? handle = null)
    {
        var options = (await browser.PostAsync("/api/v1/session/passkey/begin", new { })).Expect(200);
        return await browser.PostAsync("/api/v1/session/passkey", device.Sign(options.Body, origin ?? Origin(browser), rpId, handle));
    }
}
