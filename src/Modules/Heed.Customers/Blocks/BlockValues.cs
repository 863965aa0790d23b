using System.Net;
using Heed.Customers.Profiles;

namespace Heed.Customers.Blocks;

/// <summary>One normal form per blocked value, and what an address matches.</summary>
internal static class BlockValues
{
    /// <summary>The normal form; null when the text is none of its kind. E-mail: an address, or <c>@domain</c> for all of it. IP: an address or a range such as <c>203.0.113.0/24</c>.</summary>
    public static string? Normal(BlockKind kind, string text)
    {
        var value = text.Trim();
        return kind switch
        {
            BlockKind.Email when value.StartsWith('@') => Addresses.IsDomain(value.AsSpan(1)) ? value.ToLowerInvariant() : null,
            BlockKind.Email => Addresses.IsEmail(value) ? Addresses.NormalEmail(value) : null,
            BlockKind.Ip when value.Contains('/', StringComparison.Ordinal) => IPNetwork.TryParse(value, out var network) ? network.ToString() : null,
            BlockKind.Ip => IPAddress.TryParse(value, out var address) ? Plain(address).ToString() : null,
            _ => null,
        };
    }

    /// <summary>The address itself and its domain.</summary>
    public static (string Address, string Domain)? Email(string? email)
    {
        if (email is null) return null;
        var normal = Addresses.NormalEmail(email);
        var at = normal.LastIndexOf('@');
        return at < 0 ? null : (normal, normal[at..]);
    }

    public static IPAddress? Ip(string? ip) => IPAddress.TryParse(ip, out var address) ? Plain(address) : null;

    public static bool InRange(string range, IPAddress address) => IPNetwork.TryParse(range, out var network) && network.Contains(address);

    // Dual-stack sockets tell IPv4 callers as ::ffff:a.b.c.d.
    private static IPAddress Plain(IPAddress address) => address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
}
