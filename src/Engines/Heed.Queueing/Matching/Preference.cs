namespace Heed.Queueing.Matching;

/// <summary>The agent whom work should go to.</summary>
/// <param name="Agent">Who. Somebody the engine does not know is passed over at once.</param>
/// <param name="Kind">Why it should be this agent.</param>
/// <param name="Seconds">How long to wait for that agent alone while they are available but busy; after it anybody may take the work. Nothing for <see cref="PreferenceKind.Dedicated"/>, who is waited for until they refuse.</param>
public sealed record Preference(Guid Agent, PreferenceKind Kind, double Seconds = 0);
