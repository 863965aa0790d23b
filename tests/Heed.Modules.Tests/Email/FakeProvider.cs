using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Web;

namespace Heed.Modules.Tests.Email;

/// <summary>
/// A mail provider on loopback that speaks what Microsoft's and Google's do: a token endpoint that checks code, PKCE and refresh token
/// (RFC 6749, 7636), and an IMAP server that takes XOAUTH2 and refuses it with the JSON that those send.
/// </summary>
internal sealed class FakeProvider : IAsyncDisposable
{
    private readonly HttpListener _http = new();
    private readonly TcpListener _imap = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly Dictionary<string, string> _challenges = [];
    private int _issued;

    public FakeProvider()
    {
        _imap.Start();
        var port = FreePort();
        Url = $"http://127.0.0.1:{port}";
        _http.Prefixes.Add(Url + "/");
        _http.Start();
        _ = ServeTokensAsync();
        _ = ServeImapAsync();
    }

    public string Url { get; }

    public int ImapPort => ((IPEndPoint)_imap.LocalEndpoint).Port;

    /// <summary>The access token that is good now.</summary>
    public string? Access { get; private set; }

    public string? Refresh { get; private set; }

    public int Refreshes { get; private set; }

    public int SignIns { get; private set; }

    public int Refusals { get; private set; }

    /// <summary>How long a token is good, in seconds.</summary>
    public int Seconds { get; set; } = 3600;

    /// <summary>The person at the provider agrees: the code that the browser brings back, for the page that Heed has opened.</summary>
    public string Consent(Uri page)
    {
        var query = HttpUtility.ParseQueryString(page.Query);
        Assert.Equal("code", query["response_type"]);
        Assert.Equal("S256", query["code_challenge_method"]);
        var code = "code-" + Guid.CreateVersion7().ToString("N");
        _challenges[code] = query["code_challenge"]!;
        return code;
    }

    /// <summary>The consent is taken back, or the password changed.</summary>
    public void Revoke() => (Access, Refresh) = (null, null);

    /// <summary>The access token ends before its time.</summary>
    public void EndAccess() => Access = null;

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _http.Close();
        _imap.Stop();
    }

    private async Task ServeTokensAsync()
    {
        try
        {
            while (true)
            {
                var context = await _http.GetContextAsync();
                using var reader = new StreamReader(context.Request.InputStream);
                var form = HttpUtility.ParseQueryString(await reader.ReadToEndAsync());
                var (status, answer) = Answer(form["grant_type"], form["code"], form["code_verifier"], form["refresh_token"], form["client_id"], form["client_secret"]);
                context.Response.StatusCode = status;
                context.Response.ContentType = "application/json";
                await context.Response.OutputStream.WriteAsync(JsonSerializer.SerializeToUtf8Bytes(answer));
                context.Response.Close();
            }
        }
        catch (Exception error) when (error is HttpListenerException or ObjectDisposedException)
        {
            // It was told to end.
        }
    }

    private (int Status, object Answer) Answer(string? grant, string? code, string? verifier, string? refresh, string? client, string? secret)
    {
        if (client != "heed-app" || secret != "app-secret") return (401, new { error = "invalid_client" });
        if (grant == "authorization_code")
        {
            var good = code is not null && verifier is not null && _challenges.Remove(code, out var challenge)
                && challenge == Convert.ToBase64String(SHA256.HashData(Encoding.ASCII.GetBytes(verifier))).TrimEnd('=').Replace('+', '-').Replace('/', '_');
            return good ? (200, Issue()) : (400, new { error = "invalid_grant", error_description = "AADSTS70008: The code is not good." });
        }

        if (refresh is null || refresh != Refresh) return (400, new { error = "invalid_grant", error_description = "AADSTS700082: The refresh token has expired or is revoked." });
        Refreshes++;
        return (200, Issue());
    }

    private object Issue()
    {
        // Refresh tokens are rotated: the one before is worth nothing any more.
        (Access, Refresh) = ($"access-{++_issued}", $"refresh-{_issued}");
        return new { token_type = "Bearer", access_token = Access, refresh_token = Refresh, expires_in = Seconds };
    }

    private async Task ServeImapAsync()
    {
        try
        {
            while (true) _ = TalkAsync(await _imap.AcceptTcpClientAsync(_stop.Token));
        }
        catch (Exception error) when (error is OperationCanceledException or SocketException)
        {
            // It was told to end.
        }
    }

    private async Task TalkAsync(TcpClient client)
    {
        using (client)
        {
            try
            {
                using var reader = new StreamReader(client.GetStream(), Encoding.ASCII);
                await using var writer = new StreamWriter(client.GetStream(), new UTF8Encoding(false)) { NewLine = "\r\n", AutoFlush = true };
                await writer.WriteLineAsync("* OK [CAPABILITY IMAP4rev1 IDLE SASL-IR AUTH=XOAUTH2] ready");
                while (await reader.ReadLineAsync(_stop.Token) is { } line) await AnswerAsync(line, reader, writer);
            }
            catch (Exception error) when (error is IOException or OperationCanceledException or SocketException)
            {
                // The other side went away.
            }
        }
    }

    private async Task AnswerAsync(string line, StreamReader reader, StreamWriter writer)
    {
        var parts = line.Split(' ', 4);
        var verb = parts.Length > 1 ? parts[1].ToUpperInvariant() : "";
        switch (verb)
        {
            case "AUTHENTICATE":
                await SignInAsync(parts, reader, writer);
                break;
            case "CAPABILITY":
                await writer.WriteLineAsync("* CAPABILITY IMAP4rev1 IDLE SASL-IR AUTH=XOAUTH2");
                await writer.WriteLineAsync($"{parts[0]} OK done");
                break;
            case "SELECT":
                await writer.WriteAsync("* 0 EXISTS\r\n* FLAGS (\\Seen)\r\n* OK [UIDVALIDITY 7] ok\r\n* OK [UIDNEXT 1] ok\r\n");
                await writer.WriteLineAsync($"{parts[0]} OK [READ-WRITE] done");
                break;
            case "UID":
                await writer.WriteLineAsync("* SEARCH");
                await writer.WriteLineAsync($"{parts[0]} OK done");
                break;
            case "IDLE":
                await writer.WriteLineAsync("+ idling");
                await reader.ReadLineAsync(_stop.Token);
                await writer.WriteLineAsync($"{parts[0]} OK done");
                break;
            default:
                await writer.WriteLineAsync($"{parts[0]} OK done");
                break;
        }
    }

    private async Task SignInAsync(string[] parts, StreamReader reader, StreamWriter writer)
    {
        var shown = Encoding.UTF8.GetString(Convert.FromBase64String(parts[3]));
        if (Access is not null && shown == $"user=box@heed.test\u0001auth=Bearer {Access}\u0001\u0001")
        {
            SignIns++;
            await writer.WriteLineAsync($"{parts[0]} OK signed in");
            return;
        }

        Refusals++;
        await writer.WriteLineAsync("+ " + Convert.ToBase64String("{\"status\":\"400\",\"schemes\":\"Bearer\",\"scope\":\"https://mail.google.com/\"}"u8));
        Assert.Equal("", await reader.ReadLineAsync(_stop.Token));
        await writer.WriteLineAsync($"{parts[0]} NO [AUTHENTICATIONFAILED] Invalid credentials (Failure)");
    }

    private static int FreePort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }
}
