namespace Heed.Deadlines.Public;

/// <summary>What is promised. The numbers are stored.</summary>
public enum DeadlineKind
{
    /// <summary>From the customer's first message to the first answer of a person.</summary>
    FirstResponse = 0,

    /// <summary>From a later message of the customer to the next answer of a person.</summary>
    NextResponse = 1,

    /// <summary>From the beginning to the resolution, all reopenings counted in.</summary>
    Resolution = 2,
}
