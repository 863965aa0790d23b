namespace Heed.Conversations.Merging;

/// <summary>Why messages changed their conversation. The numbers are stored.</summary>
internal enum MoveKind
{
    /// <summary>Everything of the source went to the end of the target.</summary>
    Merge = 0,

    /// <summary>Some messages of the source became a conversation of their own.</summary>
    Split = 1,

    /// <summary>The source is of another customer: it was filed under the target, and no message moved.</summary>
    Filed = 2,
}
