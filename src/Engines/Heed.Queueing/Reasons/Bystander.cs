namespace Heed.Queueing.Reasons;

/// <summary>An agent who does not get a piece of work, and why.</summary>
/// <param name="Agent">Who.</param>
/// <param name="Code">Why not.</param>
/// <param name="Detail">The skill or language that lacks, else null.</param>
public readonly record struct Bystander(Guid Agent, BystanderCode Code, string? Detail = null);
