namespace Heed.Bot.Flows;

/// <summary>Something that is counted of a flow: a passage (as <see cref="FlowPassage.Way"/>), its beginning, or how it came to an end.</summary>
/// <param name="Node">Where; empty for the beginning.</param>
internal sealed record FlowWalk(Guid Flow, string Node, string Way)
{
    public const string Begun = "begun", Solved = "solved", Ended = "ended", Person = "person", Failed = "failed";

    /// <summary>What a flow came to; null while it goes on.</summary>
    public static string? OutcomeOf(FlowWant want) => want switch
    {
        FlowWant.End end => end.Solved ? Solved : Ended,
        FlowWant.Person person => person.Failed ? Failed : Person,
        _ => null,
    };
}
