using Heed.Queueing.Matching;

namespace Heed.Queueing.Scenarios;

/// <summary>Agents who are alike.</summary>
public sealed record AgentPlan
{
    public string Name { get; init; } = "";

    /// <summary>How many.</summary>
    public int Count { get; init; } = 1;

    public IReadOnlyList<string> Teams { get; init; } = [];

    public IReadOnlyDictionary<string, int> Skills { get; init; } = new Dictionary<string, int>();

    public IReadOnlyList<string> Languages { get; init; } = [];

    /// <summary>Units of load at once (<see cref="EnginePlan.Units"/>).</summary>
    public int Units { get; init; } = 12;

    /// <summary>The most of each kind.</summary>
    public IReadOnlyDictionary<WorkKind, int> Most { get; init; } = new Dictionary<WorkKind, int>();

    /// <summary>When the shift begins; null with the opening.</summary>
    public string? From { get; init; }

    /// <summary>When it ends: what was begun is finished. Null: when the last contact is served.</summary>
    public string? Until { get; init; }

    /// <summary>Pauses in the shift, after what was begun.</summary>
    public IReadOnlyList<BreakPlan> Breaks { get; init; } = [];

    /// <summary>How long they take to accept where the line asks; longer than the line allows is a missed offer.</summary>
    public Spread Accept { get; init; } = new() { Mean = 4 };

    /// <summary>How long after taking a contact the first words go out.</summary>
    public Spread FirstReply { get; init; } = new() { Mean = 10 };

    /// <summary>Handling times are multiplied by this: below 1 is quicker.</summary>
    public double Pace { get; init; } = 1;

    /// <summary>By which part each further contact at the same time lengthens the handling of a new one.</summary>
    public double Slowdown { get; init; }

    /// <summary>Seconds after which somebody who was set away for missing offers comes back.</summary>
    public double BackAfterSeconds { get; init; } = 120;

    /// <summary>What happens with a topic they lack the skill for.</summary>
    public UnskilledPlan Unskilled { get; init; } = new();
}
