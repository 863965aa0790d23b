using System.Text;
using Heed.Modules.Tests.Engines;

namespace Heed.Modules.Tests.Server;

public sealed class BadInputTests(HeedHosts hosts) : IClassFixture<HeedHosts>
{
    [Theory]
    [OnEveryEngine("{\"name\":\"x\",\"color\":\"#336699\",\"nonsense\":1}", 400, "unknownField")]
    [OnEveryEngine("{\"name\":\"x\",\"name\":\"y\",\"color\":\"#336699\"}", 400, "badJson")]
    [OnEveryEngine("{\"name\":5,\"color\":\"#336699\"}", 400, "badJson")]
    [OnEveryEngine("{\"name\":", 400, "badJson")]
    [OnEveryEngine("[1,2]", 400, "badJson")]
    public async Task A_malformed_body_gets_a_precise_problem_and_changes_nothing(TestEngine engine, string body, int status, string code)
    {
        var company = await hosts.CompanyAsync(engine);
        var before = (await company.Owner.GetAsync("labels")).Expect(200).Raw;
        (await company.Owner.SendAsync(HttpMethod.Post, "labels", Json(body))).ExpectProblem(status, code);
        Assert.Equal(before, (await company.Owner.GetAsync("labels")).Raw);
    }

    [Theory, OnEveryEngine]
    public async Task Deep_nesting_is_refused(TestEngine engine)
    {
        var company = await hosts.CompanyAsync(engine);
        var deep = "{\"name\":" + new string('[', 100_000) + new string(']', 100_000) + "}";
        (await company.Owner.SendAsync(HttpMethod.Post, "labels", Json(deep))).ExpectProblem(400, "badJson");
    }

    [Theory, OnEveryEngine]
    public async Task A_huge_body_is_refused(TestEngine engine)
    {
        var company = await hosts.CompanyAsync(engine);
        var huge = "{\"name\":\"" + new string('x', 2 << 20) + "\"}";
        // Asked first (RFC 9110 §10.1.1), the server answers before the body is sent; otherwise the refusal may cut the sender off.
        (await company.Owner.SendAsync(HttpMethod.Post, "labels", Json(huge), r => r.Headers.ExpectContinue = true)).ExpectProblem(413, "tooLarge");
    }

    [Theory, OnEveryEngine]
    public async Task A_body_of_another_type_is_refused(TestEngine engine)
    {
        var company = await hosts.CompanyAsync(engine);
        (await company.Owner.SendAsync(HttpMethod.Post, "labels", new StringContent("name=x", Encoding.UTF8, "application/x-www-form-urlencoded"))).ExpectProblem(415, "unsupportedMediaType");
    }

    [Theory, OnEveryEngine]
    public async Task A_signed_in_browser_cannot_be_made_to_write_by_another_site(TestEngine engine)
    {
        var company = await hosts.CompanyAsync(engine);
        var answer = await company.Owner.SendAsync(HttpMethod.Post, "labels", new { name = "x", color = "#336699" }, r =>
        {
            r.Headers.Remove("Origin");
            r.Headers.Add("Origin", "https://evil.example");
        });
        answer.ExpectProblem(403, "forbidden");
    }

    [Theory, OnEveryEngine]
    public async Task The_same_key_gets_the_same_answer_and_one_row_also_after_a_restart(TestEngine engine)
    {
        await using var host = await HeedHost.StartAsync(engine);
        var company = await host.CreateWorkspaceAsync();
        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => company.Owner.PostAsync("labels", new { name = "Once", color = "#336699" }, key: "k1")));
        Assert.Single(answers.Select(a => a.Expect(201).Raw).Distinct());
        var person = company.Owner.Person;
        await host.RestartAsync();
        var again = await host.SignInAsync(company.Workspace, person);
        Assert.Equal(answers[0].Raw, (await again.PostAsync("labels", new { name = "Once", color = "#336699" }, key: "k1")).Expect(201).Raw);
        Assert.Single((await again.GetAsync("labels?limit=200")).Items, l => l.GetProperty("name").GetString() == "Once");
    }

    private static StringContent Json(string body) => new(body, Encoding.UTF8, "application/json");
}
