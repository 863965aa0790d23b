namespace Heed.Calendars.Importing;

/// <summary>What an import would do with a date.</summary>
public enum DayChange
{
    /// <summary>It comes in.</summary>
    Added = 0,

    /// <summary>It is there already, just so.</summary>
    Same = 1,

    /// <summary>It takes the place of what an import brought before.</summary>
    Replaced = 2,

    /// <summary>Something was written by hand for that date; it stays.</summary>
    Kept = 3,

    /// <summary>The file no longer names it, so it goes.</summary>
    Removed = 4,

    /// <summary>Left out by the person who imports.</summary>
    LeftOut = 5,
}
