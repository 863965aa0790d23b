namespace Heed.Conversations.Views;

/// <summary>How a view is ordered. The numbers are stored.</summary>
internal enum ViewSort
{
    /// <summary>As the inbox: who waits longest, then the newest answers, then what was resolved last.</summary>
    Waiting = 0,

    /// <summary>The newest conversation first.</summary>
    Newest = 1,

    /// <summary>The oldest conversation first.</summary>
    Oldest = 2,

    /// <summary>Urgent first, and within a priority who waits longest.</summary>
    Priority = 3,

    /// <summary>The next promise of time first; what has none comes last.</summary>
    Due = 4,
}
