namespace Heed.Knowledge.Gaps;

/// <summary>What was done about a gap. The numbers are stored.</summary>
internal enum GapState
{
    Open = 0,
    Drafted = 1,
    Merged = 2,
    Dismissed = 3,
}
