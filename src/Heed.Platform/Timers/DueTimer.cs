namespace Heed.Platform.Timers;

/// <summary>A timer that is due.</summary>
/// <param name="Key">What it is about, for instance a conversation.</param>
/// <param name="Due">When it was to fire; it may be late after a stop.</param>
/// <param name="Facts">Small JSON given when it was set.</param>
public sealed record DueTimer(string Kind, Guid Key, DateTimeOffset Due, string? Facts);
