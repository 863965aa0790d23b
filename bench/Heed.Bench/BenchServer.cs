using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;
using Heed.Server.Load;

namespace Heed.Bench;

/// <summary>A server process of its own with one workspace, its owner signed in, and a web inbox.</summary>
internal sealed class BenchServer : IAsyncDisposable
{
    private const string Email = "bench@heed.example", Password = "correct horse battery bench";
    private Process? _process;

    private BenchServer(string folder, string? postgres) => (Folder, Postgres) = (folder, postgres);

    /// <summary>Connection string of the PostgreSQL it uses; null for SQLite.</summary>
    public string? Postgres { get; }

    public string Folder { get; }

    public Uri Address { get; private set; } = null!;

    public TimeSpan ReadyAfter { get; private set; }

    public HttpClient Http { get; private set; } = null!;

    public LoadApi Owner { get; private set; } = null!;

    public string SiteKey { get; private set; } = "";

    public string DatabaseFile => Path.Combine(Folder, "heed.db");

    /// <summary>Resident memory of the server: with the files it has mapped (libraries, store), and its own pages alone.</summary>
    public async Task<(double All, double Own)> MiBAsync()
    {
        var status = (await File.ReadAllLinesAsync($"/proc/{_process!.Id}/status")).Select(l => l.Split(':', 2)).ToDictionary(l => l[0], l => l[1]);
        double Of(string name) => double.Parse(status[name].Replace("kB", "", StringComparison.Ordinal), CultureInfo.InvariantCulture) / 1024;
        return (Of("VmRSS"), Of("RssAnon"));
    }

    public static async Task<BenchServer> CreateAsync(string? postgres = null)
    {
        var server = new BenchServer(Directory.CreateTempSubdirectory("heed-bench-").FullName, postgres);
        var file = Path.Combine(server.Folder, "password");
        await File.WriteAllTextAsync(file, Password);
        using var made = server.Start("user", "add-owner", "--data", server.Folder, "--email", Email, "--name", "Bench", "--workspace", "Bench", "--password-file", file);
        await made.WaitForExitAsync();
        await server.StartAsync();
        return server;
    }

    public async Task StartAsync()
    {
        var began = Stopwatch.GetTimestamp();
        _process = Start("serve", "--data", Folder, "--urls", "http://127.0.0.1:0");
        while (await _process.StandardOutput.ReadLineAsync() is { } line)
        {
            if (!line.StartsWith("Heed is ready: ", StringComparison.Ordinal)) continue;
            Address = new Uri(line["Heed is ready: ".Length..]);
            break;
        }

        Http = LoadApi.Connect(Address);
        using (var ready = await Http.GetAsync("/readyz")) ready.EnsureSuccessStatusCode();
        ReadyAfter = Stopwatch.GetElapsedTime(began);
        _ = _process.StandardOutput.ReadToEndAsync();
        Owner = new LoadApi(Http, Address);
        await Owner.SignInAsync(Email, Password, CancellationToken.None);
        SiteKey = await SiteAsync();
    }

    public async Task StopAsync()
    {
        if (_process is null) return;
        _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
        _process = null;
    }

    public LoadPlan Plan(int customers, int agents, int seconds, double rate) => new(
        Address, 1, SiteKey, [(Email, Password)], null, customers, agents, TimeSpan.FromSeconds(seconds), rate, 0,
        ["你好，我的订单什么时候发货？", "Hello, where is my order?"], Path.Combine(Folder, "ledger.tsv"));

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        Directory.Delete(Folder, recursive: true);
    }

    private async Task<string> SiteAsync()
    {
        var inboxes = await Owner.CallAsync(HttpMethod.Get, "/api/v1/w/1/inboxes", null, CancellationToken.None);
        var inbox = inboxes.GetProperty("items").EnumerateArray().FirstOrDefault();
        if (inbox.ValueKind == JsonValueKind.Undefined)
        {
            var brands = await Owner.CallAsync(HttpMethod.Get, "/api/v1/w/1/brands", null, CancellationToken.None);
            var brand = brands.GetProperty("items")[0].GetProperty("id").GetGuid();
            inbox = await Owner.CallAsync(HttpMethod.Post, "/api/v1/w/1/inboxes", new { name = "Bench", brandId = brand, channel = "web" }, CancellationToken.None);
        }

        var site = await Owner.CallAsync(HttpMethod.Get, $"/api/v1/w/1/inboxes/{inbox.GetProperty("id").GetGuid()}/web", null, CancellationToken.None);
        return site.GetProperty("siteKey").GetString()!;
    }

    private Process Start(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true };
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "Heed.Server.dll"));
        foreach (var argument in arguments) start.ArgumentList.Add(argument);
        // One client stands for thousands here.
        foreach (var name in new[] { "Member", "Anonymous", "WidgetStart", "WidgetSocket", "VisitorMessage", "WidgetMessage" }) start.Environment[$"Heed__Limits__{name}Burst"] = "0";
        start.Environment["Logging__LogLevel__Default"] = "Warning";
        if (Postgres is not null) start.Environment["Heed__ConnectionStrings__Postgres"] = Postgres;
        return Process.Start(start)!;
    }
}
