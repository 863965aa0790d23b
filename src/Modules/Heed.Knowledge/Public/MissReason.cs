namespace Heed.Knowledge.Public;

/// <summary>Why a question counts as unanswered. The numbers are stored.</summary>
public enum MissReason
{
    /// <summary>Nothing was found.</summary>
    NothingFound = 0,

    /// <summary>What was found was too uncertain to be shown.</summary>
    Unsure = 1,

    /// <summary>The answer did not solve it.</summary>
    NotSolved = 2,

    /// <summary>A search of the help centre found nothing.</summary>
    Search = 3,
}
