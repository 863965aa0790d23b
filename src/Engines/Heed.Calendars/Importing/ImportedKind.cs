namespace Heed.Calendars.Importing;

/// <summary>What a file says of a date.</summary>
public enum ImportedKind
{
    /// <summary>Nobody works.</summary>
    Free = 0,

    /// <summary>Worked, though it is a weekend.</summary>
    Worked = 1,

    /// <summary>Hours of its own.</summary>
    Hours = 2,
}
