using Microsoft.Extensions.Logging;

namespace Heed.Platform.Ownership;

/// <summary>The bus of a single process.</summary>
internal sealed class LocalBus(ILogger<LocalBus> log) : INodeBus
{
    internal const int MaxBytes = 7_900;
    private readonly BusSubscribers _subscribers = new(log);

    public void Publish(string channel, byte[] json)
    {
        // The same limit as between nodes, so that nobody finds it out in a cluster.
        ArgumentOutOfRangeException.ThrowIfGreaterThan(json.Length, MaxBytes);
        _subscribers.Deliver(channel, json);
    }

    public IDisposable Subscribe(string channel, Action<byte[]> receive) => _subscribers.Add(channel, receive);
}
