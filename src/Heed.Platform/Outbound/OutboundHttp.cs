using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using Microsoft.Extensions.Configuration;

namespace Heed.Platform.Outbound;

/// <summary>
/// The way out to addresses that people type in: webhooks, channels, identity providers. The name is resolved and every address is
/// checked at the moment of connecting, and the connection goes to the address that was checked, so a name that changes its mind
/// gains nothing. No redirects, no proxy, no cookies, no decompression; time and size are capped.
/// </summary>
public sealed class OutboundHttp : IDisposable
{
    /// <summary>Longest address taken, in characters.</summary>
    public const int MaxUrl = 2000;

    private static readonly TimeSpan ConnectTimeout = TimeSpan.FromSeconds(8);
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(2);
    private readonly OutboundAllow _allow;
    private readonly IHostResolver _hosts;
    private readonly TimeProvider _time;
    private readonly SocketsHttpHandler _handler;
    private readonly HttpMessageInvoker _invoker;

    public OutboundHttp(IConfiguration configuration, IHostResolver hosts, TimeProvider time)
    {
        (_allow, _hosts, _time) = (new OutboundAllow(configuration), hosts, time);
        _handler = new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseProxy = false,
            UseCookies = false,
            AutomaticDecompression = DecompressionMethods.None,
            ConnectCallback = ConnectAsync,
            ConnectTimeout = ConnectTimeout,
            PooledConnectionLifetime = Lifetime,
            PooledConnectionIdleTimeout = TimeSpan.FromSeconds(30),
            MaxConnectionsPerServer = 16,
            MaxResponseHeadersLength = 32,
            MaxResponseDrainSize = 64 * 1024,
            ResponseDrainTimeout = TimeSpan.FromSeconds(1),
            ActivityHeadersPropagator = null,
        };
        _invoker = new HttpMessageInvoker(_handler, disposeHandler: false);
    }

    /// <summary>
    /// Whether an address may be stored as a target: <c>https</c> (or <c>http</c> to a target of the allow-list), without user, password and
    /// fragment, and not a private address in plain sight. Null when it may, else <c>badUrl</c>, <c>httpsOnly</c> or <c>privateTarget</c>.
    /// Names are checked when they are called, never here: what they mean may change.
    /// </summary>
    public string? Check(string url)
    {
        if (url.Length > MaxUrl || url.Any(c => char.IsControl(c) || char.IsWhiteSpace(c) || c == '\\')) return "badUrl";
        if (!Uri.TryCreate(url, UriKind.Absolute, out var uri) || uri.Scheme is not ("https" or "http") || uri.UserInfo.Length > 0 || uri.Fragment.Length > 0 || uri.IdnHost.Length == 0) return "badUrl";
        var allowed = _allow.Host(uri.IdnHost);
        if (IPAddress.TryParse(uri.IdnHost.Trim('[', ']'), out var address))
        {
            allowed |= _allow.Address(address);
            if (!allowed && !PublicAddress.Is(address)) return "privateTarget";
        }
        else if (!allowed && IsLocalName(uri.IdnHost))
        {
            return "privateTarget";
        }

        return uri.Scheme == "https" || allowed ? null : "httpsOnly";
    }

    /// <summary>Sends a request and reads at most <paramref name="maxBody"/> bytes of its answer. Every failure is told in the reply; only a cancellation is thrown.</summary>
    public async Task<OutboundReply> SendAsync(HttpRequestMessage request, TimeSpan timeout, int maxBody, CancellationToken cancellationToken)
    {
        var started = _time.GetTimestamp();
        using var limit = new CancellationTokenSource(timeout, _time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            using var response = await _invoker.SendAsync(request, either.Token);
            var body = await BeginningAsync(response, maxBody, either.Token);
            return new OutboundReply((int)response.StatusCode, null, body, RetryAfter(response), _time.GetElapsedTime(started));
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return Failed("timeout");
        }
        catch (Exception error) when (error is HttpRequestException or IOException or SocketException)
        {
            cancellationToken.ThrowIfCancellationRequested();
            return Failed(Reason(error));
        }

        OutboundReply Failed(string reason) => new(null, reason, [], null, _time.GetElapsedTime(started));
    }

    /// <summary>A client for libraries that want one. It shares the connections and all rules; the caller disposes it.</summary>
    /// <param name="maxBody">Largest body that is buffered; a longer one fails.</param>
    public HttpClient CreateClient(TimeSpan timeout, int maxBody) => new(_handler, disposeHandler: false) { Timeout = timeout, MaxResponseContentBufferSize = maxBody };

    public void Dispose()
    {
        _invoker.Dispose();
        _handler.Dispose();
    }

    private async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellationToken)
    {
        var host = context.DnsEndPoint.Host;
        var addresses = IPAddress.TryParse(host.Trim('[', ']'), out var literal) ? [literal] : await _hosts.ResolveAsync(host, cancellationToken);
        // One private address among public ones is enough to refuse: honest names have none.
        if (addresses.Length == 0) throw new SocketException((int)SocketError.HostNotFound);
        if (!_allow.Host(host) && !Array.TrueForAll(addresses, a => _allow.Address(a) || PublicAddress.Is(a))) throw new BlockedTargetException(host);
        SocketException? last = null;
        foreach (var address in addresses)
        {
            var socket = new Socket(address.AddressFamily, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
            try
            {
                await socket.ConnectAsync(new IPEndPoint(address, context.DnsEndPoint.Port), cancellationToken);
                return new NetworkStream(socket, ownsSocket: true);
            }
            catch (SocketException error)
            {
                socket.Dispose();
                last = error;
            }
            catch
            {
                socket.Dispose();
                throw;
            }
        }

        throw last!;
    }

    private static bool IsLocalName(string host)
    {
        var name = host.TrimEnd('.');
        return !name.Contains('.', StringComparison.Ordinal) || name.EndsWith(".localhost", StringComparison.OrdinalIgnoreCase)
            || name.EndsWith(".local", StringComparison.OrdinalIgnoreCase) || name.EndsWith(".internal", StringComparison.OrdinalIgnoreCase);
    }

    private static async Task<byte[]> BeginningAsync(HttpResponseMessage response, int max, CancellationToken cancellationToken)
    {
        await using var content = await response.Content.ReadAsStreamAsync(cancellationToken);
        var buffer = new byte[max];
        var length = await content.ReadAtLeastAsync(buffer, max, throwOnEndOfStream: false, cancellationToken);
        return buffer[..length];
    }

    private TimeSpan? RetryAfter(HttpResponseMessage response) => response.Headers.RetryAfter switch
    {
        { Delta: { } delta } when delta >= TimeSpan.Zero => delta,
        { Date: { } date } when date > _time.GetUtcNow() => date - _time.GetUtcNow(),
        _ => null,
    };

    private static string Reason(Exception error)
    {
        for (var each = error; each is not null; each = each.InnerException)
        {
            switch (each)
            {
                case BlockedTargetException:
                    return "blocked";
                case AuthenticationException:
                    return "tls";
                case SocketException { SocketErrorCode: SocketError.HostNotFound or SocketError.NoData or SocketError.TryAgain }:
                    return "dns";
                case SocketException { SocketErrorCode: SocketError.ConnectionRefused or SocketError.HostUnreachable or SocketError.NetworkUnreachable }:
                    return "refused";
            }
        }

        return "broken";
    }
}
