namespace Heed.Knowledge.Entries;

/// <summary>Where the review of a draft stands. The numbers are stored.</summary>
internal enum ReviewState
{
    None = 0,
    Pending = 1,
    Returned = 2,
    Approved = 3,
}
