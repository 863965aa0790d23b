namespace Heed.Bot.Flows;

/// <summary>What the interpreter is told: the visitor's words, or what came of an errand.</summary>
internal abstract record FlowInput
{
    internal sealed record Words(string Text, string? Choice) : FlowInput;

    /// <param name="Ok">Whether the errand did what it should.</param>
    internal sealed record Done(bool Ok, IReadOnlyDictionary<string, string> Facts, PartCard? Card) : FlowInput;
}
