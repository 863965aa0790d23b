namespace Heed.Routing.CallBacks;

/// <summary>How a call-back stands. The numbers are stored; the first four are open, and a customer has at most one open call-back.</summary>
internal enum CallBackState
{
    /// <summary>It waits for its turn with the place the conversation has.</summary>
    Waiting = 0,

    /// <summary>It waits for a time: the one the customer chose, or the next attempt.</summary>
    Booked = 1,

    /// <summary>An agent has the ring card and has not begun.</summary>
    Due = 2,

    /// <summary>An agent is ringing.</summary>
    Calling = 3,

    Reached = 4,

    /// <summary>Nobody answered, as often as it was tried.</summary>
    Failed = 5,
    WrongNumber = 6,

    /// <summary>The customer no longer wants it, or the conversation was resolved otherwise.</summary>
    Cancelled = 7,
}
