using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Npgsql;

namespace Heed.Modules.Tests.Engines;

/// <summary>
/// A PostgreSQL of the tests' own: its own data folder, a free loopback port, fsync on. Started at the first use, once per
/// run; a shell that waits for the end of its input stops it, so that it also goes when the tests are killed.
/// </summary>
internal sealed class PostgresServer
{
    private const string Programs = "/usr/lib/postgresql/15/bin";
    // Stops the server when standard input ends, whatever ended it.
    private const string Watch = """
        folder=$1; stop=$2; shift 2
        "$@" > /dev/null 2>&1
        cat > /dev/null
        sh -c "$stop" > /dev/null 2>&1
        rm -rf "$folder"
        """;

    private static readonly Lazy<Task<PostgresServer>> Shared = new(StartAsync);
    private readonly Process _watch;
    private readonly string[] _control;
    private readonly string _start;

    private PostgresServer(Process watch, string[] control, string start, int port)
    {
        (_watch, _control, _start, Port) = (watch, control, start, port);
        AppDomain.CurrentDomain.ProcessExit += (_, _) => _watch.StandardInput.Close();
    }

    internal int Port { get; }

    internal static Task<PostgresServer> SharedAsync() => Shared.Value;

    internal string ConnectionString(string database) =>
        string.Create(CultureInfo.InvariantCulture, $"Host=127.0.0.1;Port={Port};Username=heed;Database={database};GSS Encryption Mode=Disable;Maximum Pool Size=40");

    /// <summary>Runs a statement outside any transaction on the server's own database.</summary>
    internal async Task ExecuteAsync(string literal, string database = "postgres")
    {
        await using var connection = new NpgsqlConnection(ConnectionString(database) + ";Pooling=false");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = literal;
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>Stops the server alone: "fast", or "immediate" as a crash does.</summary>
    internal Task StopAsync(string mode) => RunAsync([.. _control, "stop", "-m", mode]);

    internal Task StartAgainAsync() => RunAsync([.. _control, "start", "-w", "-o", _start]);

    /// <summary>Ends a server that is not shared.</summary>
    internal async Task EndAsync()
    {
        _watch.StandardInput.Close();
        await _watch.WaitForExitAsync();
    }

    /// <summary>A server of its own, for a test that ill-treats it; others use the shared one.</summary>
    internal static async Task<PostgresServer> StartAsync()
    {
        if (!File.Exists(Path.Combine(Programs, "postgres")))
        {
            throw new InvalidOperationException("These tests need PostgreSQL 15. Install it with: apt-get install -y postgresql-15   (or run with HEED_TEST_ENGINES=sqlite)");
        }

        var folder = Directory.CreateTempSubdirectory("heed-postgres-").FullName;
        // initdb and postgres refuse to run as root.
        string[] user = Environment.UserName == "root" ? ["setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups"] : [];
        if (user.Length > 0) await RunAsync(["chown", "postgres:postgres", folder]);
        var data = Path.Combine(folder, "data");
        await RunAsync([.. user, Path.Combine(Programs, "initdb"), "-D", data, "-U", "heed", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8"]);
        var port = FreePort();
        string[] control = [.. user, Path.Combine(Programs, "pg_ctl"), "-D", data, "-l", Path.Combine(folder, "log")];
        var start = string.Create(CultureInfo.InvariantCulture, $"-k {folder} -p {port} -c listen_addresses=127.0.0.1 -c fsync=on -c max_connections=800 -c shared_buffers=64MB");
        string[] arguments = ["-c", Watch, "postgres-of-tests", folder, string.Join(' ', [.. control, "stop", "-m", "immediate"]), .. control, "start", "-w", "-o", start];
        var watch = new ProcessStartInfo("/bin/sh", arguments) { RedirectStandardInput = true, WorkingDirectory = "/" };
        var server = new PostgresServer(Process.Start(watch)!, control, start, port);
        await server.WaitAsync();
        return server;
    }

    private async Task WaitAsync()
    {
        var started = TimeProvider.System.GetTimestamp();
        while (true)
        {
            try
            {
                await ExecuteAsync("select 1");
                return;
            }
            catch (NpgsqlException) when (TimeProvider.System.GetElapsedTime(started) < TimeSpan.FromSeconds(30))
            {
                await Task.Delay(100);
            }
        }
    }

    private static async Task RunAsync(string[] command)
    {
        // No pipes: a server started by pg_ctl would hold them open.
        var start = new ProcessStartInfo("/bin/sh", ["-c", "exec \"$@\" > /dev/null 2>&1", "run", .. command]) { WorkingDirectory = "/" };
        using var process = Process.Start(start)!;
        await process.WaitForExitAsync();
        if (process.ExitCode != 0) throw new InvalidOperationException($"{string.Join(' ', command)} failed.");
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
