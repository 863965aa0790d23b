using System.Text.Json;
using Heed.Platform.Web;
using Heed.Queueing.Matching;
using Heed.Queueing.Reasons;

namespace Heed.Routing.Assignment;

/// <summary>What a decision rested on.</summary>
/// <param name="Queue">The line.</param>
/// <param name="WaitedSeconds">Since the customer came.</param>
/// <param name="Bonus">Minutes of advance, by where they come from.</param>
/// <param name="Score">Minutes waited and of bonus.</param>
/// <param name="Ring">How far the circle had widened.</param>
/// <param name="IdleSeconds">How long the chosen agent had been idle; 0 when none was chosen.</param>
/// <param name="Load">Units the chosen agent had in use before.</param>
/// <param name="FreeAgents">How many had any room.</param>
/// <param name="Others">Up to five of them, and why they were not chosen.</param>
internal sealed record DecisionFacts(Guid Queue, long WaitedSeconds, BonusParts Bonus, double Score, int Ring, long IdleSeconds, int Load, int FreeAgents, IReadOnlyList<Bystander> Others)
{
    private const long Second = 1_000_000;

    internal static DecisionFacts Of(Why why, Guid queue) =>
        new(queue, why.Waited / Second, why.Bonus, Math.Round(why.Score, 2), why.Ring, why.Idle / Second, why.Load, why.FreeAgents, why.Others);

    internal static DecisionFacts Read(string json) => JsonSerializer.Deserialize<DecisionFacts>(json, HeedJson.Options)!;

    internal string Write() => JsonSerializer.Serialize(this, HeedJson.Options);
}
