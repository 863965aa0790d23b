using System.Net;

namespace Heed.Platform.Outbound;

/// <summary>Asks the machine's resolver.</summary>
internal sealed class SystemHosts : IHostResolver
{
    public Task<IPAddress[]> ResolveAsync(string host, CancellationToken cancellationToken) => Dns.GetHostAddressesAsync(host, cancellationToken);
}
