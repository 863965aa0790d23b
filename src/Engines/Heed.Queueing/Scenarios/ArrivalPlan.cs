using Heed.Queueing.Matching;

namespace Heed.Queueing.Scenarios;

/// <summary>Contacts of one sort. Exactly one of <see cref="PerHour"/>, <see cref="PerQuarter"/> and <see cref="Recorded"/> says when they come.</summary>
public sealed record ArrivalPlan
{
    /// <summary>Names the sort. Two scenarios that name it alike get the very same customers (<see cref="Simulating.Simulator.Compare"/>).</summary>
    public string Name { get; init; } = "";

    /// <summary>The line they stand in.</summary>
    public string Queue { get; init; } = "";

    public WorkKind Kind { get; init; }

    /// <summary>A steady rate.</summary>
    public double? PerHour { get; init; }

    /// <summary>Contacts expected in each quarter-hour from the opening on.</summary>
    public IReadOnlyList<double>? PerQuarter { get; init; }

    /// <summary>A day as it was: seconds after the opening at which each came.</summary>
    public IReadOnlyList<double>? Recorded { get; init; }

    /// <summary>How much whole days differ: standard deviation of the day's volume divided by its mean, beyond chance.</summary>
    public double DayVariation { get; init; }

    /// <summary>How long an agent is busy with each, follow-up included.</summary>
    public Spread Handling { get; init; } = new() { Mean = 300, Shape = SpreadShape.Lognormal };

    /// <summary>How long they wait before they leave; null: until answered.</summary>
    public Spread? Patience { get; init; }

    /// <summary>What it is really about: an agent without that skill is slower (<see cref="AgentPlan.Unskilled"/>), whatever the line asks for.</summary>
    public string? Topic { get; init; }

    /// <summary>Skills the line asks for, with levels.</summary>
    public IReadOnlyDictionary<string, int> Skills { get; init; } = new Dictionary<string, int>();

    /// <summary>Language the line asks for.</summary>
    public string? Language { get; init; }

    /// <summary>Whom they should go to; null for anybody.</summary>
    public PreferPlan? Prefer { get; init; }

    /// <summary>Minutes of advance for urgency.</summary>
    public double Priority { get; init; }

    /// <summary>Minutes of advance for membership.</summary>
    public double Tier { get; init; }

    /// <summary>Minutes of advance for value.</summary>
    public double Value { get; init; }

    /// <summary>Seconds after which an answer was promised; null promises nothing.</summary>
    public double? PromisedSeconds { get; init; }

    /// <summary>Whether the bot speaks first where the scenario has one.</summary>
    public bool Bot { get; init; } = true;

    /// <summary>The share of those that the bot speaks to which it settles, where it differs for this sort.</summary>
    public double? BotResolves { get; init; }
}
