namespace Heed.Routing.CallBacks;

/// <summary>What became of one call.</summary>
internal enum CallOutcome
{
    Reached = 0,
    NoAnswer = 1,
    WrongNumber = 2,

    /// <summary>The customer was reached and wants to be rung again at a time.</summary>
    Later = 3,
}
