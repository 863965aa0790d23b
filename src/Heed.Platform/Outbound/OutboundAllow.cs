using System.Net;
using Microsoft.Extensions.Configuration;

namespace Heed.Platform.Outbound;

/// <summary>Targets inside the operator's own network that may be called all the same: host names, addresses and networks of <c>Heed:Outbound:Allow</c>.</summary>
internal sealed class OutboundAllow
{
    private readonly HashSet<string> _hosts = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<IPNetwork> _networks = [];

    /// <exception cref="InvalidOperationException">An entry is neither a host name, an address nor a network.</exception>
    internal OutboundAllow(IConfiguration configuration)
    {
        var section = configuration.GetSection("Heed:Outbound:Allow");
        var entries = section.Value is { } line ? line.Split([',', ' '], StringSplitOptions.RemoveEmptyEntries) : section.Get<string[]>() ?? [];
        foreach (var entry in entries.Select(e => e.Trim())) Add(entry);
    }

    /// <summary>Whether every address of this name may be called.</summary>
    internal bool Host(string host) => _hosts.Contains(host.TrimEnd('.'));

    /// <summary>Whether the address may be called, whatever name led to it.</summary>
    internal bool Address(IPAddress address)
    {
        var plain = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        return _networks.Exists(n => n.BaseAddress.AddressFamily == plain.AddressFamily && n.Contains(plain));
    }

    private void Add(string entry)
    {
        if (IPNetwork.TryParse(entry, out var network)) _networks.Add(network);
        else if (IPAddress.TryParse(entry, out var address)) _networks.Add(new IPNetwork(address, address.GetAddressBytes().Length * 8));
        else if (Uri.CheckHostName(entry) == UriHostNameType.Dns) _hosts.Add(entry.TrimEnd('.'));
        else throw new InvalidOperationException($"HEED__Outbound__Allow: '{entry}' is neither a host name, an address nor a network such as 10.0.0.0/8.");
    }
}
