namespace Heed.Knowledge.Public;

/// <summary>How a service may be asked for the meaning of texts.</summary>
/// <param name="Patience">Longest wait; the settings may allow less.</param>
/// <param name="Background">Nobody waits: such calls leave a part of the day's allowance to those for whom somebody does.</param>
public sealed record MeaningCall(TimeSpan Patience, bool Background)
{
    /// <summary>Texts of one call.</summary>
    public const int MostTexts = 32;
}
