namespace Heed.Queueing.Reasons;

/// <summary>Something the engine decided; the caller carries it out in the order given.</summary>
/// <param name="Code">What.</param>
/// <param name="At">When, in UTC microseconds.</param>
/// <param name="Work">Which work.</param>
/// <param name="Agent">Whom it concerns; for <see cref="DecisionCode.Returned"/> who had it.</param>
/// <param name="Until">Until when an offer stands, else null.</param>
/// <param name="Why">The reason.</param>
public sealed record Decision(DecisionCode Code, long At, Guid Work, Guid? Agent, long? Until, Why Why);
