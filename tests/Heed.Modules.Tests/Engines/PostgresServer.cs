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
        folder=$1; shift
        "$@" & server=$!
        cat > /dev/null
        kill -INT $server
        wait $server
        rm -rf "$folder"
        """;

    private static readonly Lazy<Task<PostgresServer>> Started = new(StartAsync);
    private readonly Process _process;
    private readonly string _folder;

    private PostgresServer(Process process, string folder, int port)
    {
        (_process, _folder, Port) = (process, folder, port);
        AppDomain.CurrentDomain.ProcessExit += (_, _) => _process.StandardInput.Close();
    }

    internal int Port { get; }

    internal static Task<PostgresServer> SharedAsync() => Started.Value;

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

    private static async Task<PostgresServer> StartAsync()
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
        var start = new ProcessStartInfo("/bin/sh") { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = "/" };
        string[] arguments =
        [
            "-c", Watch, "postgres-of-tests", folder, .. user, Path.Combine(Programs, "postgres"), "-D", data, "-k", folder,
            "-p", port.ToString(CultureInfo.InvariantCulture), "-c", "listen_addresses=127.0.0.1", "-c", "fsync=on", "-c", "max_connections=300",
            "-c", "shared_buffers=64MB", "-c", "log_min_messages=fatal",
        ];
        foreach (var argument in arguments) start.ArgumentList.Add(argument);
        var process = Process.Start(start)!;
        process.ErrorDataReceived += (_, _) => { };
        process.OutputDataReceived += (_, _) => { };
        process.BeginErrorReadLine();
        process.BeginOutputReadLine();
        var server = new PostgresServer(process, folder, port);
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
            catch (NpgsqlException error) when (TimeProvider.System.GetElapsedTime(started) < TimeSpan.FromSeconds(30))
            {
                if (_process.HasExited) throw new InvalidOperationException($"PostgreSQL did not start in {_folder}.", error);
                await Task.Delay(100);
            }
        }
    }

    private static async Task RunAsync(string[] command)
    {
        var start = new ProcessStartInfo(command[0]) { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = "/" };
        foreach (var argument in command[1..]) start.ArgumentList.Add(argument);
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var error = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        if (process.ExitCode != 0) throw new InvalidOperationException($"{command[0]} failed: {error}{await output}");
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
