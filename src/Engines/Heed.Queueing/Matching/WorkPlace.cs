namespace Heed.Queueing.Matching;

/// <summary>Where a piece of work is.</summary>
/// <param name="State">Waiting, offered or held.</param>
/// <param name="Queue">Its line.</param>
/// <param name="Agent">Who is asked or has it; null while it waits.</param>
/// <param name="Position">Its place in the line, 1 first; null unless it waits.</param>
/// <param name="ExpectedWait">Microseconds until its turn by the rate at which this line was handed over lately; null unless it waits, and when too little is known to say.</param>
/// <param name="Ring">How far its circle has widened, 0 first.</param>
/// <param name="Score">Minutes waited and of bonus.</param>
public sealed record WorkPlace(WorkState State, Guid Queue, Guid? Agent, int? Position, long? ExpectedWait, int Ring, double Score);
