namespace Heed.Routing.Breaks;

/// <summary>A break, as its agent and the supervisors see it.</summary>
/// <param name="Minutes">How long it is to take.</param>
/// <param name="Word">What the agent said.</param>
/// <param name="From">When it begins, once granted for later.</param>
/// <param name="Answer">What the supervisor said.</param>
/// <param name="EndsAt">When a running one is to be over.</param>
internal sealed record BreakView(
    Guid Id, Guid PersonId, BreakState State, bool Calm, Guid? ReasonId, int Minutes, string Word, DateTimeOffset AskedAt, DateTimeOffset? From,
    Guid? DecidedBy, string Answer, DateTimeOffset? StartedAt, DateTimeOffset? EndsAt, DateTimeOffset? EndedAt, long Version)
{
    public static BreakView Of(Break one) => new(
        one.Id, one.Person, one.State, one.Calm, one.Reason, one.Minutes, one.Word, one.AskedAt, one.From,
        one.DecidedBy, one.Answer, one.StartedAt, one.StartedAt?.AddMinutes(one.Minutes), one.EndedAt, one.Version);
}
