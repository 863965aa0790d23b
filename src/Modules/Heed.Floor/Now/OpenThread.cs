namespace Heed.Floor.Now;

/// <summary>An open conversation, as far as the floor counts it. About 100 bytes.</summary>
/// <param name="Queue">The line in which it waits; null when in none.</param>
/// <param name="Since">Since when it waits there.</param>
internal sealed record OpenThread(Guid Brand, Guid? Queue, DateTimeOffset Since, Guid? Assignee, DateTimeOffset? DueAt, DateTimeOffset? WarnAt);
