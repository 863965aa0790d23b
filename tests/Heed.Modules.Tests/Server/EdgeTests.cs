using Heed.Modules.Tests.Engines;

namespace Heed.Modules.Tests.Server;

public sealed class EdgeTests(HeedHosts hosts) : IClassFixture<HeedHosts>
{
    [Theory, OnEveryEngine]
    public async Task A_server_that_can_read_and_write_is_ready(TestEngine engine)
    {
        var host = await hosts.OnAsync(engine);
        var answer = (await host.Anonymous().GetAsync("/readyz")).Expect(200);
        Assert.True(answer["ready"].GetBoolean());
        (await host.Anonymous().GetAsync("/healthz")).Expect(200);
    }

    [Theory, OnEveryEngine]
    public async Task An_owner_signs_in_and_sees_the_workspace(TestEngine engine)
    {
        var company = await hosts.CompanyAsync(engine);
        var me = (await company.Owner.GetAsync("me")).Expect(200);
        Assert.Equal(company.Owner.Person.Email, me["person"].GetProperty("email").GetString());
    }

    [Theory]
    [OnEveryEngine("GET", "/api/v1/nothing", 404, "notFound")]
    [OnEveryEngine("PUT", "/api/v1/me", 405, "methodNotAllowed")]
    [OnEveryEngine("GET", "/api/v1/me", 401, "signInRequired")]
    [OnEveryEngine("GET", "/widget/v1/nothing", 404, "notFound")]
    public async Task What_routing_refuses_is_a_problem_too(TestEngine engine, string method, string path, int status, string code)
    {
        var host = await hosts.OnAsync(engine);
        var answer = (await host.Anonymous().SendAsync(new HttpMethod(method), path)).ExpectProblem(status, code);
        Assert.NotEmpty(answer.Text("traceId"));
    }
}
