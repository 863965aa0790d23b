namespace Heed.Conversations.Bulk;

/// <summary>State of one conversation of a job. The numbers are stored.</summary>
internal enum BulkItemState
{
    Pending = 0,
    Done = 1,
    Failed = 2,
    Undone = 3,

    /// <summary>Somebody changed it meanwhile, so it was left as it is.</summary>
    Kept = 4,
}
