using Heed.Floor.Now;

namespace Heed.Floor.Board;

/// <summary>What the book says to one caller's question, taken in one moment: nothing in it changes afterwards.</summary>
internal sealed record FloorFacts(Cursor Head, Roster Roster, DateTimeOffset Now, DateTimeOffset DayStart, IReadOnlyList<LineFacts> Lines, IReadOnlyDictionary<Guid, int> Loads, RiskFacts Risks);

/// <summary>A line of the brands that the caller supervises.</summary>
/// <param name="Oldest">Who waits longest, in order; more than are shown, as some may be out of the caller's sight.</param>
internal sealed record LineFacts(Guid Queue, int Waiting, IReadOnlyList<(DateTimeOffset At, Guid Id)> Oldest, IReadOnlyList<int> Trend, DaySum Day, DaySum Hour);

/// <summary>Promises at risk.</summary>
internal sealed record RiskFacts(int AtRisk, int Broken, IReadOnlyList<(DateTimeOffset Due, Guid Id)> Soonest);
