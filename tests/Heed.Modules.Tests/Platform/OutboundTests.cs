using System.Net;
using System.Net.Sockets;
using Heed.Platform.Outbound;
using Microsoft.Extensions.Configuration;

namespace Heed.Modules.Tests.Platform;

/// <summary>Calls to addresses that people type in never reach inside the operator's network (TRUST 44).</summary>
public sealed class OutboundTests : IDisposable
{
    // The port of a real listener on this machine stands for PORT: a connection that should not be made would be seen.
    private static readonly string[] Inside =
    [
        "http://127.0.0.1:PORT/", "http://127.1:PORT/", "http://127.0.1:PORT/", "http://2130706433:PORT/", "http://0x7f000001:PORT/", "http://0x7f.0.0.1:PORT/",
        "http://0177.0.0.1:PORT/", "http://017700000001:PORT/", "http://0x7f.1:PORT/", "http://127.0.0.1.:PORT/", "http://127.255.255.254:PORT/", "http://127.0.0.2:PORT/",
        "http://0.0.0.0:PORT/", "http://0:PORT/", "http://0.1.2.3:PORT/", "http://localhost:PORT/", "http://localhost.:PORT/", "http://LOCALHOST:PORT/", "http://a.localhost:PORT/",
        "http://10.0.0.1:PORT/", "http://10.255.255.255:PORT/", "http://172.16.0.1:PORT/", "http://172.31.255.254:PORT/", "http://192.168.0.1:PORT/", "http://3232235521:PORT/",
        "http://100.64.0.1:PORT/", "http://100.100.100.200:PORT/", "http://100.127.255.255:PORT/", "http://169.254.169.254/latest/meta-data/", "http://169.254.1.1:PORT/",
        "http://192.0.0.192:PORT/", "http://192.0.2.1:PORT/", "http://192.88.99.1:PORT/", "http://198.18.0.1:PORT/", "http://198.51.100.7:PORT/", "http://203.0.113.9:PORT/",
        "http://224.0.0.1:PORT/", "http://239.255.255.250:PORT/", "http://240.0.0.1:PORT/", "http://255.255.255.255:PORT/", "http://168.63.129.16:PORT/",
        "http://[::1]:PORT/", "http://[::]:PORT/", "http://[0:0:0:0:0:0:0:1]:PORT/", "http://[::ffff:127.0.0.1]:PORT/", "http://[::ffff:7f00:1]:PORT/", "http://[::127.0.0.1]:PORT/",
        "http://[64:ff9b::7f00:1]:PORT/", "http://[64:ff9b:1::a00:1]:PORT/", "http://[2002:7f00:1::]:PORT/", "http://[2001:0:5ef5:79fb::1]:PORT/", "http://[2001:db8::1]:PORT/",
        "http://[fe80::1]:PORT/", "http://[fc00::1]:PORT/", "http://[fd00:ec2::254]:PORT/", "http://[ff02::1]:PORT/", "http://[100::1]:PORT/", "http://[3fff::1]:PORT/", "http://[5f00::1]:PORT/",
        "http://private.example:PORT/", "http://mixed.example:PORT/", "http://user:secret@127.0.0.1:PORT/", "http://public.example@127.0.0.1:PORT/", "http://127.0.0.1:PORT\\@public.example/",
        "http://①②⑦.⓪.⓪.①:PORT/", "http://127。0。0。1:PORT/",
    ];

    private readonly TcpListener _inside = new(IPAddress.Loopback, 0);
    private readonly Hosts _hosts = new();
    private int _connections;

    public OutboundTests()
    {
        _inside.Start();
        _ = CountAsync();
    }

    private int Port => ((IPEndPoint)_inside.LocalEndpoint).Port;

    public static TheoryData<string> Forms => [.. Inside];

    [Fact]
    public void There_are_more_than_sixty_forms() => Assert.True(Inside.Distinct().Count() >= 60);

    [Theory, MemberData(nameof(Forms))]
    public async Task No_form_of_an_address_inside_is_connected_to(string form)
    {
        using var http = Http();
        var url = form.Replace("PORT", Port.ToString(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal);
        Assert.NotNull(http.Check(url));
        if (!Uri.TryCreate(url, UriKind.Absolute, out var target)) return;
        using var request = new HttpRequestMessage(HttpMethod.Get, target);
        var reply = await http.SendAsync(request, TimeSpan.FromSeconds(5), 100, TestContext.Current.CancellationToken);
        Assert.Equal("blocked", reply.Error);
        Assert.Equal(0, _connections);
    }

    [Fact]
    public async Task A_name_that_changes_its_mind_is_checked_where_it_connects()
    {
        using var http = Http();
        // Public when it is stored, private when it is called: what counts is the second.
        _hosts.Answers["rebind.example"] = new([[IPAddress.Parse("93.184.215.14")], [IPAddress.Loopback]]);
        Assert.Equal("93.184.215.14", (await _hosts.ResolveAsync("rebind.example", TestContext.Current.CancellationToken)).Single().ToString());
        using var request = new HttpRequestMessage(HttpMethod.Get, $"http://rebind.example:{Port}/");
        Assert.Equal("blocked", (await http.SendAsync(request, TimeSpan.FromSeconds(5), 100, TestContext.Current.CancellationToken)).Error);
        Assert.Equal(0, _connections);
        Assert.Equal(2, _hosts.Asked);
    }

    [Theory]
    [InlineData("93.184.215.14", true), InlineData("8.8.8.8", true), InlineData("172.32.0.1", true), InlineData("100.128.0.1", true), InlineData("2606:4700:4700::1111", true), InlineData("2a00:1450:4001:80b::200e", true)]
    [InlineData("::ffff:8.8.8.8", false), InlineData("64:ff9b::808:808", false), InlineData("2002:808:808::", false), InlineData("fe80::1%3", false)]
    public void Public_is_what_is_known_to_be(string address, bool expected) => Assert.Equal(expected, PublicAddress.Is(IPAddress.Parse(address)));

    [Theory]
    [InlineData("127.0.0.0/8"), InlineData("127.0.0.1"), InlineData("10.0.0.0/8, 127.0.0.1")]
    public async Task What_the_operator_allows_is_called_and_no_redirect_is_followed(string allow)
    {
        using var http = Http(allow);
        var url = $"http://127.0.0.1:{Port}/";
        Assert.Null(http.Check(url));
        using var request = new HttpRequestMessage(HttpMethod.Get, url);
        var reply = await http.SendAsync(request, TimeSpan.FromSeconds(5), 4, TestContext.Current.CancellationToken);
        Assert.Equal((302, "else"), (reply.Status!.Value, System.Text.Encoding.ASCII.GetString(reply.Body)));
        Assert.Equal(1, _connections);
    }

    [Fact]
    public async Task An_allowed_name_may_be_anywhere_and_others_stay_refused()
    {
        using var http = Http("private.example");
        using var request = new HttpRequestMessage(HttpMethod.Get, $"http://private.example:{Port}/");
        Assert.Equal(302, (await http.SendAsync(request, TimeSpan.FromSeconds(5), 100, TestContext.Current.CancellationToken)).Status);
        Assert.Equal("privateTarget", http.Check($"http://127.0.0.1:{Port}/"));
    }

    [Theory]
    [InlineData("ftp://public.example/", "badUrl"), InlineData("https://public.example/#x", "badUrl"), InlineData("/relative", "badUrl"), InlineData("https://public.example/a b", "badUrl")]
    [InlineData("http://public.example/", "httpsOnly"), InlineData("https://intranet/", "privateTarget"), InlineData("https://printer.local/", "privateTarget"), InlineData("https://public.example/in?x=1", null)]
    public void A_target_is_https_and_has_no_password(string url, string? code)
    {
        using var http = Http();
        Assert.Equal(code, http.Check(url));
    }

    [Fact]
    public void A_wrong_entry_of_the_allow_list_is_told_at_the_start() => Assert.Throws<InvalidOperationException>(() => Http("10.0.0.0/99"));

    public void Dispose() => _inside.Dispose();

    private OutboundHttp Http(string? allow = null) =>
        new(new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?> { ["Heed:Outbound:Allow"] = allow }).Build(), _hosts, TimeProvider.System);

    private async Task CountAsync()
    {
        while (true)
        {
            try
            {
                using var socket = await _inside.AcceptSocketAsync();
                Interlocked.Increment(ref _connections);
                await socket.ReceiveAsync(new byte[1000]);
                await socket.SendAsync("HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1/x\r\nContent-Length: 9\r\nConnection: close\r\n\r\nelsewhere"u8.ToArray());
            }
            catch (Exception error) when (error is SocketException or ObjectDisposedException)
            {
                return;
            }
        }
    }

    /// <summary>A resolver that says what it is told; what it does not know is this machine, as a lenient one would say of odd spellings.</summary>
    private sealed class Hosts : IHostResolver
    {
        public int Asked { get; private set; }

        public Dictionary<string, Queue<IPAddress[]>> Answers { get; } = [];

        public Task<IPAddress[]> ResolveAsync(string host, CancellationToken cancellationToken)
        {
            Asked++;
            if (Answers.TryGetValue(host, out var answers)) return Task.FromResult(answers.Dequeue());
            return Task.FromResult<IPAddress[]>(host switch
            {
                "mixed.example" => [IPAddress.Parse("93.184.215.14"), IPAddress.Parse("10.0.0.7")],
                _ => [IPAddress.Loopback],
            });
        }
    }
}
