using System.Net;
using System.Net.Sockets;

namespace Heed.Platform.Outbound;

/// <summary>
/// Whether an address belongs to the public Internet, by the special-purpose registries of IANA (RFC 6890). What is not known
/// to be public is refused: of IPv6 only 2000::/3 without its special parts, so IPv4-mapped, NAT64 and unique local addresses fall away by themselves.
/// </summary>
internal static class PublicAddress
{
    private static readonly IPNetwork[] Special4 =
    [
        Net("0.0.0.0/8"), Net("10.0.0.0/8"), Net("100.64.0.0/10"), Net("127.0.0.0/8"), Net("169.254.0.0/16"), Net("172.16.0.0/12"), Net("192.0.0.0/24"),
        Net("192.0.2.0/24"), Net("192.88.99.0/24"), Net("192.168.0.0/16"), Net("198.18.0.0/15"), Net("198.51.100.0/24"), Net("203.0.113.0/24"),
        Net("224.0.0.0/4"), Net("240.0.0.0/4"),
        // A cloud's address for its own machines, though it lies in a public range.
        Net("168.63.129.16/32"),
    ];

    private static readonly IPNetwork Global6 = Net("2000::/3");

    private static readonly IPNetwork[] Special6 = [Net("2001::/23"), Net("2001:db8::/32"), Net("2002::/16"), Net("3fff::/20")];

    /// <summary>False for private, loopback, link-local, shared, documentation, benchmark, multicast, reserved, and every form that wraps an IPv4 address.</summary>
    internal static bool Is(IPAddress address) => address.AddressFamily switch
    {
        AddressFamily.InterNetwork => !Array.Exists(Special4, n => n.Contains(address)),
        AddressFamily.InterNetworkV6 => address.ScopeId == 0 && !address.IsIPv4MappedToIPv6 && Global6.Contains(address) && !Array.Exists(Special6, n => n.Contains(address)),
        _ => false,
    };

    private static IPNetwork Net(string text) => IPNetwork.Parse(text);
}
