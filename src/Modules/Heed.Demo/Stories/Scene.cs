using Heed.Demo.Calls;

namespace Heed.Demo.Stories;

/// <summary>A story told once: with a customer, a brand and an agent, and its turns in time.</summary>
internal sealed class Scene(Story story, Persona persona, string brand, string agent, Slots slots)
{
    public Story Story => story;

    public Persona Persona => persona;

    public string Brand => brand;

    /// <summary>Key of the colleague who has it now; a hand-over changes it.</summary>
    public string Agent { get; set; } = agent;

    public Slots Slots => slots;

    /// <summary>What happens, in order; open scenes break off in the middle.</summary>
    public List<Turn> Turns { get; } = [];

    /// <summary>Whether this is the customer's first scene, after which the team notes down what it has learned.</summary>
    public bool Introduces { get; init; }

    public Shopper? Shopper { get; set; }

    /// <summary>When the customer opened the page last.</summary>
    public DateTimeOffset VisitedAt { get; set; }

    public Guid Conversation { get; set; }

    /// <summary>Position of the newest message known to both.</summary>
    public int Position { get; set; }

    public bool Taken { get; set; }
}

/// <summary>Something that happens in a scene at an instant.</summary>
internal sealed record Turn(DateTimeOffset At, TurnKind Kind, string Text = "", string Detail = "", int Score = 0);

/// <summary>What happens.</summary>
internal enum TurnKind
{
    CustomerWrites,
    AgentReplies,
    AgentNotes,
    AgentHandsOver,
    AgentSorts,
    AgentBooks,
    AgentResolves,
    CustomerRates,

    /// <summary>Closes the window while nobody has come yet.</summary>
    CustomerLeaves,

    /// <summary>The time that was promised is over.</summary>
    PromiseBreaks,
    TeamLearns,
}
