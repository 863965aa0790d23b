using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Heed.Browser.Tests;

/// <summary>The built server with the sample company, as a process of its own that can be killed and started again.</summary>
public sealed partial class DemoServer : IAsyncLifetime
{
    private static readonly TimeSpan StartsWithin = TimeSpan.FromMinutes(6);
    private readonly string _folder = Directory.CreateTempSubdirectory("heed-browser-").FullName;
    private readonly int _port = FreePort();
    private readonly ConcurrentQueue<string> _output = new();
    private Process? _process;

    /// <summary>A demo that runs already (<c>HEED_DEMO="address email password email password…"</c>): saves its start while tests are written.</summary>
    private readonly string[]? _running = Environment.GetEnvironmentVariable("HEED_DEMO")?.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    public string Address => _running?[0] ?? string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{_port}");

    /// <summary>Sign-ins as printed at the first start.</summary>
    public List<(string Email, string Password)> People { get; } = [];

    public async ValueTask InitializeAsync()
    {
        if (_running is not null)
        {
            People.AddRange(_running.Skip(1).Chunk(2).Select(p => (p[0], p[1])));
            await SwitchBotsAsync(on: false);
            return;
        }

        await StartAsync();
        foreach (var line in _output)
        {
            if (SignIn().Match(line) is { Success: true } match) People.Add((match.Groups[1].Value, match.Groups[2].Value));
        }

        Assert.True(People.Count >= 4, "The demo prints its sign-ins:\n" + string.Join('\n', _output));
        await SwitchBotsAsync(on: false);
    }

    /// <summary>Lets the sample company's bots answer first, or people alone, as most tests want it.</summary>
    public async Task SwitchBotsAsync(bool on)
    {
        using var http = new HttpClient(new SocketsHttpHandler { UseCookies = true }) { BaseAddress = new Uri(Address) };
        http.DefaultRequestHeaders.Add("Origin", Address);
        (await http.PostAsJsonAsync("/api/v1/session", new { email = People[0].Email, password = People[0].Password })).EnsureSuccessStatusCode();
        foreach (var bot in (await http.GetFromJsonAsync<JsonElement>("/api/v1/w/1/bots")).GetProperty("items").EnumerateArray())
        {
            (await http.PatchAsJsonAsync($"/api/v1/w/1/bots/{bot.GetProperty("id").GetString()}", new { on })).EnsureSuccessStatusCode();
        }
    }

    /// <summary>Starts it and returns when it serves.</summary>
    public async Task StartAsync()
    {
        var configuration = AppContext.BaseDirectory.Contains("Release", StringComparison.OrdinalIgnoreCase) ? "Release" : "Debug";
        var program = Environment.GetEnvironmentVariable("HEED_SERVER") ?? Path.Combine(Repository.Root, "src", "Heed.Server", "bin", configuration, "net10.0", "Heed.Server.dll");
        var start = new ProcessStartInfo("dotnet", [program, "demo", "--alone", "--urls", Address, "--data", _folder]) { RedirectStandardOutput = true, RedirectStandardError = true };
        // Models that misbehave stand on this machine.
        start.Environment["Heed__Outbound__Allow"] = "127.0.0.1";
        _process = Process.Start(start)!;
        _process.OutputDataReceived += (_, e) => Keep(e.Data);
        _process.ErrorDataReceived += (_, e) => Keep(e.Data);
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
        using var http = new HttpClient(new SocketsHttpHandler()) { Timeout = TimeSpan.FromSeconds(2) };
        var watch = Stopwatch.StartNew();
        while (!await IsReadyAsync(http))
        {
            Assert.True(!_process.HasExited && watch.Elapsed < StartsWithin, "The demo did not start:\n" + string.Join('\n', _output));
            await Task.Delay(100);
        }
    }

    /// <summary>kill -9.</summary>
    public async Task KillAsync()
    {
        _process!.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (_process is { HasExited: false }) await KillAsync();
        Directory.Delete(_folder, recursive: true);
    }

    private async Task<bool> IsReadyAsync(HttpClient http)
    {
        try
        {
            // The past is lived on another port first; only this one counts.
            return (await http.GetAsync(Address + "/readyz")).StatusCode == HttpStatusCode.OK && _output.Any(l => l.Contains('@', StringComparison.Ordinal));
        }
        catch (Exception error) when (error is HttpRequestException or TaskCanceledException)
        {
            return false;
        }
    }

    private void Keep(string? line)
    {
        if (line is not null) _output.Enqueue(line);
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    [GeneratedRegex(@"(\S+@\S+)\s+(\S+)\s*$", RegexOptions.NonBacktracking)]
    private static partial Regex SignIn();
}
