namespace Heed.Bot.Flows;

/// <summary>How far the interpreter came: what it says, where it stands, and what it wants now.</summary>
internal sealed record FlowStep(FlowPlace Place, IReadOnlyList<FlowSaying> Said, FlowWant Want, IReadOnlyList<FlowTrace> Trace, IReadOnlyList<FlowPassage> Passages);

/// <summary>Something said by a flow.</summary>
internal sealed record FlowSaying(string Text, MessageParts? Parts);

/// <summary>A step taken, for whoever builds the flow.</summary>
internal sealed record FlowTrace(string Node, FlowNodeKind Kind, string Detail);

/// <summary>What the interpreter wants.</summary>
internal abstract record FlowWant
{
    /// <summary>The visitor's next words.</summary>
    internal sealed record Words : FlowWant;

    /// <summary>An errand of the registry; it is told what came of it.</summary>
    internal sealed record Errand(string Action, IReadOnlyDictionary<string, string> With) : FlowWant;

    /// <summary>An answer from the knowledge.</summary>
    internal sealed record Knowledge(string Query) : FlowWant;

    /// <summary>A form to be kept; goes on at once.</summary>
    internal sealed record Keep(string Type, IReadOnlyList<PartLine> Fields) : FlowWant;

    /// <summary>A rating to be kept; goes on at once.</summary>
    internal sealed record Rate(int Score) : FlowWant;

    /// <summary>A person.</summary>
    internal sealed record Person(Guid? Team, bool Failed) : FlowWant;

    /// <summary>Nothing more.</summary>
    internal sealed record End(bool Solved) : FlowWant;
}
