using System.Collections.Concurrent;

namespace Heed.Orders.Connector;

/// <summary>
/// Leaves a shop alone that fails again and again: after five failures in a row it rests, first half a minute, then twice as long each time, up to ten minutes.
/// Then one call may try; if it succeeds, all is as before. Kept in this node's memory: another node finds out by itself.
/// </summary>
internal sealed class ShopCircuits(TimeProvider time)
{
    private const int Patience = 5;
    private static readonly TimeSpan First = TimeSpan.FromSeconds(30), Longest = TimeSpan.FromMinutes(10);
    private readonly ConcurrentDictionary<Guid, Circuit> _circuits = new();

    /// <summary>Whether the shop may be called now. While it rests nobody may; then one may, and the others wait for how that ends.</summary>
    public bool MayCall(Guid source)
    {
        var circuit = _circuits.GetOrAdd(source, _ => new Circuit());
        lock (circuit)
        {
            if (circuit.RestUntil is not { } until) return true;
            if (time.GetUtcNow() < until) return false;
            circuit.RestUntil = time.GetUtcNow() + First;
            return true;
        }
    }

    /// <summary>How a call ended.</summary>
    public void Note(Guid source, bool reached)
    {
        var circuit = _circuits.GetOrAdd(source, _ => new Circuit());
        lock (circuit)
        {
            if (reached)
            {
                (circuit.Failures, circuit.RestUntil) = (0, null);
                return;
            }

            if (++circuit.Failures < Patience) return;
            var rest = First * Math.Pow(2, Math.Min(circuit.Failures - Patience, 8));
            circuit.RestUntil = time.GetUtcNow() + (rest < Longest ? rest : Longest);
        }
    }

    /// <summary>Begins anew: its address or secret has changed, or a person tries it.</summary>
    public void Forget(Guid source) => _circuits.TryRemove(source, out _);

    private sealed class Circuit
    {
        public int Failures { get; set; }

        public DateTimeOffset? RestUntil { get; set; }
    }
}
