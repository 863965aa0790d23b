using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Heed.Modules.Tests.MailServers;

/// <summary>
/// The folder of a mail server of the tests' own, with its certificate. A shell that waits for the end of its input stops the server and removes the folder, so
/// that both also go when the tests are killed.
/// </summary>
internal sealed class MailServerFolder : IAsyncDisposable
{
    private const string Watch = """
        folder=$1; stop=$2
        cat > /dev/null
        sh -c "$stop" > /dev/null 2>&1
        rm -rf "$folder"
        """;

    private readonly Process _watch;

    /// <param name="name">Part of the folder's name.</param>
    /// <param name="stop">Shell command that ends the server; {0} is the folder.</param>
    internal MailServerFolder(string name, string stop)
    {
        Path = Directory.CreateTempSubdirectory($"heed-{name}-").FullName;
        // The servers' own users look into it.
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(Path, (UnixFileMode)0b111_101_101);
        _watch = Process.Start(new ProcessStartInfo("/bin/sh", ["-c", Watch, "watch", Path, stop.Replace("{0}", Path, StringComparison.Ordinal)]) { RedirectStandardInput = true, WorkingDirectory = "/" })!;
        AppDomain.CurrentDomain.ProcessExit += Close;
    }

    internal string Path { get; }

    internal Task WriteAsync(string file, string text) => File.WriteAllTextAsync(System.IO.Path.Combine(Path, file), text.Replace("{0}", Path, StringComparison.Ordinal));

    internal Task<string> ReadAsync(string file) => File.Exists(System.IO.Path.Combine(Path, file)) ? File.ReadAllTextAsync(System.IO.Path.Combine(Path, file)) : Task.FromResult("");

    /// <summary>A certificate for localhost and 127.0.0.1 that nobody has signed; written to cert.pem and key.pem.</summary>
    internal async Task<X509Certificate2> MakeCertificateAsync()
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName("localhost");
        names.AddIpAddress(IPAddress.Loopback);
        request.CertificateExtensions.Add(names.Build());
        var now = TimeProvider.System.GetUtcNow();
        using var certificate = request.CreateSelfSigned(now.AddDays(-1), now.AddDays(2));
        await WriteAsync("cert.pem", certificate.ExportCertificatePem());
        await WriteAsync("key.pem", key.ExportPkcs8PrivateKeyPem());
        return X509CertificateLoader.LoadCertificate(certificate.RawData);
    }

    public async ValueTask DisposeAsync()
    {
        AppDomain.CurrentDomain.ProcessExit -= Close;
        _watch.StandardInput.Close();
        await _watch.WaitForExitAsync();
        _watch.Dispose();
    }

    /// <summary>Runs a program to its end, without pipes: a server that it starts would hold them open.</summary>
    internal async Task RunAsync(params string[] command)
    {
        var start = new ProcessStartInfo("/bin/sh", ["-c", "out=$1; shift; exec \"$@\" >> \"$out\" 2>&1 < /dev/null", "run", System.IO.Path.Combine(Path, "out"), .. command]) { WorkingDirectory = "/" };
        using var process = Process.Start(start)!;
        await process.WaitForExitAsync();
        if (process.ExitCode != 0) throw new InvalidOperationException($"{string.Join(' ', command)} failed: {await ReadAsync("out")}");
    }

    internal static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    internal static void Require(string program, string package)
    {
        if (!File.Exists(program)) throw new InvalidOperationException($"These tests need {program}. Install it with: apt-get install -y --no-install-recommends {package}");
    }

    private void Close(object? sender, EventArgs e) => _watch.StandardInput.Close();
}
