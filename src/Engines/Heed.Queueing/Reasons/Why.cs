using Heed.Queueing.Matching;

namespace Heed.Queueing.Reasons;

/// <summary>The reason of a decision, as a code and the facts it rested on.</summary>
/// <param name="Code">The reason.</param>
/// <param name="Waited">Microseconds since the work entered.</param>
/// <param name="Bonus">Minutes of advance by part.</param>
/// <param name="Score">Minutes waited and of bonus, the bonus capped: what the order rests on.</param>
/// <param name="Ring">How far its circle had widened, 0 first.</param>
/// <param name="Idle">Microseconds the agent had been idle, when an agent was chosen; else 0.</param>
/// <param name="Load">Units of the agent's load before, when an agent was chosen; else 0.</param>
/// <param name="FreeAgents">How many agents had any room.</param>
/// <param name="Others">Up to <see cref="MostOthers"/> of them, and why they were not chosen; those who could have had it first. All of them: <see cref="QueueEngine.Explain"/>.</param>
public sealed record Why(WhyCode Code, long Waited, BonusParts Bonus, double Score, int Ring, long Idle, int Load, int FreeAgents, IReadOnlyList<Bystander> Others)
{
    /// <summary>How many others a decision names.</summary>
    public const int MostOthers = 5;
}
