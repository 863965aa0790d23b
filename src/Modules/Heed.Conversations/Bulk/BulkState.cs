namespace Heed.Conversations.Bulk;

/// <summary>State of a job. The numbers are stored.</summary>
internal enum BulkState
{
    Running = 0,
    Done = 1,

    /// <summary>What it did is being taken back.</summary>
    Undoing = 2,
    Undone = 3,
}
