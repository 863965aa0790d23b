namespace Heed.Routing.CallBacks;

/// <summary>One call.</summary>
/// <param name="At">When the agent wrote down what became of it.</param>
/// <param name="Note">What the agent wrote about it.</param>
internal sealed record CallAttempt(DateTimeOffset At, Guid AgentId, CallOutcome Outcome, string Note);
