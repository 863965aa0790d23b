namespace Heed.Calendars.Importing;

/// <summary>Something in a file that was not taken over, and why.</summary>
/// <param name="Line">The line it concerns, from 1; of an event the line on which it begins.</param>
/// <param name="Code">Which fault, for translation (<see cref="ImportFaults"/>).</param>
/// <param name="What">The event or the value it is about, shortened; may be empty.</param>
public sealed record ImportFault(int Line, string Code, string What);
