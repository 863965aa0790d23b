namespace Heed.Routing.Public;

/// <summary>A time of the day in which customers are rung back, in the time zone of the workspace.</summary>
/// <param name="Days">Days of the week, 0 for Sunday.</param>
/// <param name="From">Such as <c>09:00</c>.</param>
/// <param name="To">Later than <paramref name="From"/>.</param>
/// <param name="Places">How many customers may choose it on one day, 1 or more.</param>
public sealed record CallBackSlot(IReadOnlyList<int> Days, string From, string To, int Places);
