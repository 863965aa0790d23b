namespace Heed.Bot.Actions;

/// <summary>What came of an errand.</summary>
internal sealed record FlowActionResult(bool Ok, IReadOnlyDictionary<string, string> Facts, PartCard? Card = null)
{
    public static FlowActionResult Failed(string error) => new(false, new Dictionary<string, string> { ["error"] = error });
}
