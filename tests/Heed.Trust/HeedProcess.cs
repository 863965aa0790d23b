using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Heed.Architecture.Tests;

namespace Heed.Trust;

/// <summary>The server as an operator runs it: a process of its own with a data folder, one workspace and its owner.</summary>
internal sealed class HeedProcess : IAsyncDisposable
{
    internal const string Email = "owner@heed.example", Password = "correct horse battery staple";
    private static readonly TimeSpan StartsWithin = TimeSpan.FromSeconds(60);
    private readonly string _data;
    private readonly ConcurrentQueue<string> _said = new();
    private Process? _process;

    private readonly string? _postgres;

    private HeedProcess(string data, string? postgres) => (_data, _postgres) = (data, postgres);

    /// <summary>The process as the system knows it; null while it is down.</summary>
    public int? Id => _process?.Id;

    public Uri Address { get; } = new(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{FreePort()}"));

    /// <summary>How often it ended without being killed here.</summary>
    public int Ended { get; private set; }

    private static string Program
    {
        get
        {
            var configuration = AppContext.BaseDirectory.Contains("Release", StringComparison.OrdinalIgnoreCase) ? "Release" : "Debug";
            return Environment.GetEnvironmentVariable("HEED_SERVER") ?? Path.Combine(Repository.Root, "src", "Heed.Server", "bin", configuration, "net10.0", "Heed.Server.dll");
        }
    }

    /// <summary>A second node on the same store, not started yet.</summary>
    public HeedProcess Beside() => new(_data, _postgres);

    public static async Task<HeedProcess> CreateAsync(string data, string? postgres = null)
    {
        var server = new HeedProcess(data, postgres);
        string[] owner = ["user", "add-owner", "--data", data, "--workspace", "Trust", "--name", "Owner", "--email", Email, "--password-file", "-"];
        using (var process = server.Launch(owner))
        {
            await process.StandardInput.WriteLineAsync(Password);
            process.StandardInput.Close();
            await process.WaitForExitAsync();
            if (process.ExitCode != 0) throw new InvalidOperationException("The owner could not be added.");
        }

        await server.StartAsync();
        return server;
    }

    /// <summary>Starts it and waits until it answers.</summary>
    /// <param name="under">A program that runs it, with its arguments; none for dotnet itself.</param>
    public async Task StartAsync(params string[] under)
    {
        _process = Launch(["serve", "--data", _data, "--urls", Address.GetLeftPart(UriPartial.Authority)], under);
        using var http = new HttpClient(new SocketsHttpHandler()) { BaseAddress = Address, Timeout = TimeSpan.FromSeconds(2) };
        var watch = Stopwatch.StartNew();
        while (!await IsUpAsync(http))
        {
            if (_process.HasExited || watch.Elapsed > StartsWithin)
            {
                var end = _process.HasExited ? string.Create(CultureInfo.InvariantCulture, $"ended with {_process.ExitCode}") : "is silent";
                throw new InvalidOperationException($"The server did not start: it {end}. It last said:\n{string.Join('\n', _said.TakeLast(20))}");
            }

            await Task.Delay(100);
        }
    }

    /// <summary>Waits until it has ended by itself, and what it ended with; null when it did not in time, and is killed.</summary>
    public async Task<int?> EndAsync(TimeSpan within)
    {
        using var patience = new CancellationTokenSource(within);
        int? code = null;
        try
        {
            await _process!.WaitForExitAsync(patience.Token);
            code = _process.ExitCode;
        }
        catch (OperationCanceledException)
        {
            _process!.Kill(entireProcessTree: true);
            await _process.WaitForExitAsync(CancellationToken.None);
        }

        _process.Dispose();
        _process = null;
        return code;
    }

    /// <summary>kill -9.</summary>
    public async Task KillAsync()
    {
        if (_process is null) return;
        if (_process.HasExited) Ended++;
        _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
        _process = null;
    }

    public async ValueTask DisposeAsync() => await KillAsync();

    private static async Task<bool> IsUpAsync(HttpClient http)
    {
        try
        {
            return (await http.GetAsync("/healthz")).StatusCode == HttpStatusCode.OK;
        }
        catch (Exception error) when (error is HttpRequestException or TaskCanceledException)
        {
            return false;
        }
    }

    // Below the ports that are given to whoever connects: nobody may get it while the server is down between two starts.
    private static int FreePort()
    {
        while (true)
        {
            var port = Random.Shared.Next(20_000, 32_000);
            try
            {
                using var listener = new TcpListener(IPAddress.Loopback, port);
                listener.Start();
                return port;
            }
            catch (SocketException)
            {
                // Taken: another one.
            }
        }
    }

    private Process Launch(string[] arguments, params string[] under)
    {
        string[] whole = [.. under, "dotnet", Program, .. arguments];
        var start = new ProcessStartInfo(whole[0], whole[1..]) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        // The disk is smaller than what an operator is warned about; the load is one person's.
        start.Environment["Heed__MinFreeDiskMiB"] = "1";
        if (_postgres is not null) start.Environment["Heed__ConnectionStrings__Postgres"] = _postgres;
        start.Environment["Heed__Limits__MemberBurst"] = "0";
        start.Environment["Heed__Limits__AnonymousBurst"] = "0";
        var process = Process.Start(start)!;
        var verbose = Environment.GetEnvironmentVariable("HEED_TRUST_VERBOSE") == "1";
        process.OutputDataReceived += (_, line) => Tell(line.Data);
        process.ErrorDataReceived += (_, line) => Tell(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return process;

        void Tell(string? line)
        {
            if (line is null) return;
            _said.Enqueue(line);
            if (_said.Count > 100) _said.TryDequeue(out _);
            if (verbose) Console.Error.WriteLine(line);
        }
    }
}
