namespace Heed.Deadlines.Breaches;

/// <summary>Why a promise was broken, as a person says afterwards. The numbers are stored.</summary>
internal enum BreachReason
{
    TooFewPeople = 0,
    NotNoticed = 1,
    Difficult = 2,
    WaitedForOthers = 3,
    WaitedForCustomer = 4,
    Fault = 5,
    Other = 6,
}
