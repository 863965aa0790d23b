using Heed.Queueing.Matching;

namespace Heed.Queueing.Lines;

/// <summary>One queue: its rules, everybody who waits in it, and how fast it moves.</summary>
internal sealed class Line(QueueRules rules)
{
    public QueueRules Rules { get; private set; } = Ordered(rules);

    /// <summary>Everybody who waits, whatever they need: the places that customers are told.</summary>
    public OrderedSet<Item> Waiting { get; } = new();

    public HandOverRate Rate { get; } = new();

    /// <summary>Hand-overs among the last of all lines.</summary>
    public int Recent { get; set; }

    public Dictionary<RequirementKey, Requirement> Requirements { get; } = [];

    public void Replace(QueueRules rules) => Rules = Ordered(rules);

    /// <summary>The widest ring that is open after so long.</summary>
    public int RingAfter(long waited)
    {
        var ring = 0;
        while (ring < Rules.Rings.Count && Micros.OfSeconds(Rules.Rings[ring].AfterSeconds) <= waited) ring++;
        return ring;
    }

    private static QueueRules Ordered(QueueRules rules) => rules with { Rings = [.. rules.Rings.OrderBy(r => r.AfterSeconds)] };
}
