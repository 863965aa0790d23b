namespace Heed.Conversations.Public;

/// <summary>For whom a view, a canned reply or a macro is. The numbers are stored.</summary>
public enum Sharing
{
    /// <summary>Only for the person who made it.</summary>
    Mine = 0,

    /// <summary>For the members of one team.</summary>
    Team = 1,

    /// <summary>For everybody in the workspace.</summary>
    All = 2,
}
