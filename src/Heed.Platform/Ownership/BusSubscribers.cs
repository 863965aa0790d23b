using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.Extensions.Logging;

namespace Heed.Platform.Ownership;

/// <summary>Who listens to which channel on this node. Receivers are quick: they run on the sender's or listener's thread.</summary>
internal sealed class BusSubscribers(ILogger log)
{
    private readonly ConcurrentDictionary<string, ImmutableArray<Action<byte[]>>> _receivers = new();

    public IDisposable Add(string channel, Action<byte[]> receive)
    {
        _receivers.AddOrUpdate(channel, [receive], (_, all) => all.Add(receive));
        return new Subscription(() => _receivers.AddOrUpdate(channel, [], (_, all) => all.Remove(receive)));
    }

    public void Deliver(string channel, byte[] json)
    {
        if (!_receivers.TryGetValue(channel, out var receivers)) return;
        foreach (var receive in receivers)
        {
            try
            {
                receive(json);
            }
            catch (Exception error)
            {
                // One receiver's bug must not silence the others, nor kill the listener.
                log.LogError(error, "A receiver of channel {Channel} failed", channel);
            }
        }
    }

    private sealed class Subscription(Action remove) : IDisposable
    {
        private Action? _remove = remove;

        public void Dispose() => Interlocked.Exchange(ref _remove, null)?.Invoke();
    }
}
