using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Heed.Architecture.Tests;

namespace Heed.Modules.Tests;

/// <summary>Runs the shell blocks of a page of the documentation, in order, as an integrator would.</summary>
internal static partial class ShellPage
{
    public static async Task RunAsync(string page, Company company, IReadOnlyDictionary<string, string> more)
    {
        var key = (await company.Owner.PostAsync("api-keys", new { name = "Integration", roleId = company.Roles["admin"] })).Expect(201).Text("secret");
        var lines = string.Join('\n', ShellBlock().Matches(Repository.Read(page)).Select(m => m.Groups[1].Value));
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
        foreach (var (name, value) in more) start.Environment[name] = value;
        using var bash = Process.Start(start)!;
        var (output, errors) = (bash.StandardOutput.ReadToEndAsync(), bash.StandardError.ReadToEndAsync());
        await bash.WaitForExitAsync();
        folder.Delete(recursive: true);
        Assert.True(bash.ExitCode == 0, $"Exit code {bash.ExitCode}.\n{await output}\n{await errors}");
    }

    [GeneratedRegex("```sh\n(.*?)```", RegexOptions.Singleline | RegexOptions.NonBacktracking)]
    private static partial Regex ShellBlock();
}
