using Heed.Queueing.Matching;

namespace Heed.Queueing.Lines;

/// <summary>An agent inside the engine: what they may take and what they have.</summary>
internal sealed class AgentState(AgentCard card, Profile profile, int[] weights, long sequence)
{
    private readonly int[] _counts = new int[weights.Length];
    private readonly int[] _most = new int[weights.Length];
    private int _indexed;
    private int _share;

    public AgentCard Card { get; private set; } = card;

    public Guid Id => Card.Id;

    public Profile Profile { get; set; } = profile;

    public long Sequence { get; } = sequence;

    public bool Available { get; set; }

    /// <summary>Units in use.</summary>
    public int Used { get; private set; }

    /// <summary>Offers missed in a row.</summary>
    public int Misses { get; set; }

    /// <summary>When the agent last became available, was handed work or finished some.</summary>
    public long IdleSince { get; private set; }

    /// <summary>Numbers those instants, so that no two agents are equal.</summary>
    public long OrderTie { get; private set; }

    /// <summary>The work for which they were last found to be kept free.</summary>
    public Item? KeptFor { get; set; }

    /// <summary>Where in the list of agents with any room, -1 when not.</summary>
    public int FreeIndex { get; set; } = -1;

    public List<Item> Items { get; } = [];

    /// <summary>Work that waits for this agent alone.</summary>
    public OrderedSet<Item> Personal { get; } = new();

    public bool HasRoom => _indexed != 0;

    public bool IsIndexed(WorkKind kind) => (_indexed & (1 << (int)kind)) != 0;

    public long OrderKey(AgentOrder order) => order == AgentOrder.LeastLoaded ? _share : 0;

    /// <summary>Takes new facts over. The caller re-indexes.</summary>
    public void Adopt(AgentCard card)
    {
        Card = card;
        for (var kind = 0; kind < _most.Length; kind++) _most[kind] = card.Capacity.Most.GetValueOrDefault((WorkKind)kind, int.MaxValue);
    }

    public void Touch(long now, long number) => (IdleSince, OrderTie) = (now, number);

    public void Add(Item item)
    {
        Items.Add(item);
        item.Units = weights[(int)item.Work.Kind];
        Used += item.Units;
        _counts[(int)item.Work.Kind]++;
    }

    public void Remove(Item item)
    {
        Items.Remove(item);
        Used -= item.Units;
        _counts[(int)item.Work.Kind]--;
    }

    /// <summary>Works out afresh what fits. Only between leaving and entering the sets of the profile.</summary>
    public void Reckon()
    {
        _indexed = 0;
        // Shares in millionths: whole numbers order alike on every machine.
        _share = Card.Capacity.Units > 0 ? (int)Math.Min(int.MaxValue, (long)Used * 1_000_000 / Card.Capacity.Units) : 0;
        if (!Available) return;
        for (var kind = 0; kind < weights.Length; kind++)
        {
            if (_counts[kind] < _most[kind] && HasUnits(kind)) _indexed |= 1 << kind;
        }
    }

    /// <summary>Whether only the load of other work keeps this kind out: it will fit when that ends.</summary>
    public bool FitsLater(WorkKind kind) => Available && _counts[(int)kind] < _most[(int)kind] && !HasUnits((int)kind) && Card.Capacity.Units > 0;

    public bool IsKindFull(WorkKind kind) => _counts[(int)kind] >= _most[(int)kind];

    // Work heavier than the whole capacity wants an agent who has nothing else.
    public bool HasUnits(int kind) => Card.Capacity.Units > 0 && (Used + weights[kind] <= Card.Capacity.Units || (Used == 0 && weights[kind] > Card.Capacity.Units));
}
