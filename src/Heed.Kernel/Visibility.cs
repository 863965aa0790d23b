namespace Heed.Kernel;

/// <summary>How far a role sees into conversations. The numbers are stored.</summary>
public enum Visibility
{
    /// <summary>Only what is assigned to one, or where one takes part.</summary>
    Own = 0,

    /// <summary>Also what belongs to one's teams, and what belongs to no team.</summary>
    Team = 1,

    /// <summary>Everything within the brands of the grant.</summary>
    All = 2,
}
