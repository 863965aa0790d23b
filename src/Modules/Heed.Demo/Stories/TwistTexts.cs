using System.Text.Json;

namespace Heed.Demo.Stories;

/// <summary>What is said where things do not go smoothly, as in <c>Texts/twists.json</c>; slots as in stories.</summary>
/// <param name="Poor">Comments of the dissatisfied, each with its score.</param>
internal sealed record TwistTexts(
    IReadOnlyList<string> Comeback, IReadOnlyList<string> Sorry, IReadOnlyList<string> Mended, IReadOnlyList<string> Fine, IReadOnlyList<string> HandOver, IReadOnlyList<string> Missed,
    IReadOnlyList<string> Late, IReadOnlyList<IReadOnlyList<JsonElement>> Poor)
{
    /// <summary>By language.</summary>
    public static IReadOnlyDictionary<string, TwistTexts> Load() => DemoTexts.Json<Dictionary<string, TwistTexts>>("twists.json");
}
