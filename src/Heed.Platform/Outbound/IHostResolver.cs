using System.Net;

namespace Heed.Platform.Outbound;

/// <summary>Turns a host name into addresses, at the moment of connecting.</summary>
public interface IHostResolver
{
    /// <summary>All addresses of the name.</summary>
    /// <exception cref="System.Net.Sockets.SocketException">The name cannot be resolved.</exception>
    Task<IPAddress[]> ResolveAsync(string host, CancellationToken cancellationToken);
}
