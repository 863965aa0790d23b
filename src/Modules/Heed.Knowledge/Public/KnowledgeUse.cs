namespace Heed.Knowledge.Public;

/// <summary>What became of an answer.</summary>
public enum KnowledgeUse
{
    /// <summary>It was shown: by the bot, or on the help centre.</summary>
    Shown,

    /// <summary>It was sent in a reply.</summary>
    Sent,

    /// <summary>The customer said that it solved the matter.</summary>
    Solved,

    /// <summary>The customer said that it did not.</summary>
    NotSolved,

    /// <summary>A reader found it helpful.</summary>
    HelpfulYes,

    /// <summary>A reader did not.</summary>
    HelpfulNo,

    /// <summary>Nobody had to be asked after it.</summary>
    DeflectedContact,
}
