namespace Heed.Orders.Public;

/// <summary>How far a request has come.</summary>
public enum OrderRequestState
{
    /// <summary>Waits for a person's decision.</summary>
    Waiting,

    /// <summary>Approved; the source is being asked, again if need be.</summary>
    Running,

    /// <summary>Done, once.</summary>
    Done,

    /// <summary>A person said no.</summary>
    Rejected,

    /// <summary>Approved, but the source would not or could not; a person may try again.</summary>
    Failed,
}
