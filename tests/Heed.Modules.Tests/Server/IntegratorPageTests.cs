using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Heed.Architecture.Tests;
using Heed.Modules.Tests.Engines;

namespace Heed.Modules.Tests.Server;

/// <summary>The lines of docs/integrate/README.md run as they stand, in order, against the real server.</summary>
public sealed partial class IntegratorPageTests(HeedHosts hosts) : IClassFixture<HeedHosts>
{
    [Theory, OnEveryEngine]
    public async Task Every_line_for_integrators_works(TestEngine engine)
    {
        var company = await hosts.CompanyAsync(engine);
        await company.WebInboxAsync();
        var key = (await company.Owner.PostAsync("api-keys", new { name = "Integration", roleId = company.Roles["admin"] })).Expect(201).Text("secret");
        var lines = string.Join('\n', ShellBlock().Matches(Repository.Read("docs/integrate/README.md")).Select(m => m.Groups[1].Value));
        var folder = Directory.CreateTempSubdirectory("heed-integrate-");
        var start = new ProcessStartInfo("bash", ["-e", "-x", "-o", "pipefail", "-c", lines.Replace("curl -sf", "curl -sS --fail-with-body", StringComparison.Ordinal)])
        {
            RedirectStandardError = true,
            RedirectStandardOutput = true,
            WorkingDirectory = folder.FullName,
            StandardOutputEncoding = Encoding.UTF8,
        };
        start.Environment["HEED"] = company.Host.Address.GetLeftPart(UriPartial.Authority);
        start.Environment["KEY"] = key;
        start.Environment["W"] = company.Workspace.Value.ToString(CultureInfo.InvariantCulture);
        using var bash = Process.Start(start)!;
        var (output, errors) = (bash.StandardOutput.ReadToEndAsync(), bash.StandardError.ReadToEndAsync());
        await bash.WaitForExitAsync();
        folder.Delete(recursive: true);
        Assert.True(bash.ExitCode == 0, $"Exit code {bash.ExitCode}.\n{await output}\n{await errors}");
    }

    [GeneratedRegex("```sh\n(.*?)```", RegexOptions.Singleline | RegexOptions.NonBacktracking)]
    private static partial Regex ShellBlock();
}
