namespace Heed.Customers.Public;

/// <summary>A place in a timeline, newest first: what follows is older, or as old with a smaller id.</summary>
public readonly record struct TimelinePlace(DateTimeOffset At, Guid Id)
{
    /// <summary>Before the newest entry.</summary>
    public static readonly TimelinePlace Top = new(DateTimeOffset.MaxValue, Guid.AllBitsSet);
}
