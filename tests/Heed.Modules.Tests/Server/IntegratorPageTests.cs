using Heed.Modules.Tests.Engines;
using Heed.Modules.Tests.Webhooks;

namespace Heed.Modules.Tests.Server;

/// <summary>The lines of docs/integrate run as they stand, in order, against the real server; where the pages call a receiver, a real one answers.</summary>
public sealed class IntegratorPageTests
{
    [Theory, OnEveryEngine]
    public Task Every_line_for_integrators_works(TestEngine engine) => RunAsync(engine, "docs/integrate/README.md", "docs/integrate/mcp.md");

    [Theory, OnEveryEngine]
    public Task Every_line_about_webhooks_works(TestEngine engine) => RunAsync(engine, "docs/integrate/webhooks.md");

    [Theory, OnEveryEngine]
    public Task Every_line_about_the_api_channel_works(TestEngine engine) => RunAsync(engine, "docs/integrate/api-channel.md");

    private static async Task RunAsync(TestEngine engine, params string[] pages)
    {
        await using var host = await WebhookSteps.StartAsync(engine);
        await using var receiver = await Receiver.StartAsync();
        var company = await host.CreateWorkspaceAsync();
        await company.WebInboxAsync();
        foreach (var page in pages) await ShellPage.RunAsync(page, company, new Dictionary<string, string> { ["RECEIVER"] = receiver.Url });
    }
}
