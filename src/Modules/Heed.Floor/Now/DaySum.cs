namespace Heed.Floor.Now;

/// <summary>What happened in a line since an instant.</summary>
/// <param name="InTime">Answered within the line's target.</param>
/// <param name="WaitSeconds">What all who were answered or left had waited together.</param>
internal readonly record struct DaySum(int Entered, int Answered, int InTime, int Abandoned, long WaitSeconds, int Handled, long HandledSeconds)
{
    /// <summary>Share answered in time of all who were answered or left; null while there were none. Who leaves before is not answered, however early.</summary>
    public double? ServiceLevel => Ended == 0 ? null : (double)InTime / Ended;

    /// <summary>Share who left before they were answered; null while none was answered or left.</summary>
    public double? Abandonment => Ended == 0 ? null : (double)Abandoned / Ended;

    private int Ended => Answered + Abandoned;

    public static DaySum operator +(DaySum a, DaySum b) => new(
        a.Entered + b.Entered, a.Answered + b.Answered, a.InTime + b.InTime, a.Abandoned + b.Abandoned, a.WaitSeconds + b.WaitSeconds, a.Handled + b.Handled, a.HandledSeconds + b.HandledSeconds);
}
