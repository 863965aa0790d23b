namespace Heed.Bot.Flows;

/// <summary>Where a visitor stands in a flow. Small; kept as JSON with the session, so a restart goes on where it was.</summary>
internal sealed record FlowPlace(Guid Flow, int Number)
{
    /// <summary>The node; null before the first.</summary>
    public string? Node { get; init; }

    /// <summary>Whether the node has spoken already and waits for an answer.</summary>
    public bool Waiting { get; init; }

    /// <summary>How often the node has asked.</summary>
    public int Asked { get; init; }

    /// <summary>Visitor's messages since the flow began.</summary>
    public int Turns { get; init; }

    /// <summary>What began it.</summary>
    public string Words { get; init; } = "";

    /// <summary>Collected answers by slot.</summary>
    public IReadOnlyDictionary<string, string> Slots { get; init; } = new Dictionary<string, string>();

    /// <summary>What actions found out.</summary>
    public IReadOnlyDictionary<string, string> Facts { get; init; } = new Dictionary<string, string>();

    /// <summary>The last action's card.</summary>
    public PartCard? Card { get; init; }

    public FlowPlace With(string slot, string value) => this with { Slots = new Dictionary<string, string>(Slots) { [slot] = value } };

    /// <summary>A slot or a fact; null when unknown.</summary>
    public string? Value(string name) => Slots.TryGetValue(name, out var slot) ? slot : Facts.GetValueOrDefault(name);
}
