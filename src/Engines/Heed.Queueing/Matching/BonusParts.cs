namespace Heed.Queueing.Matching;

/// <summary>
/// Minutes by which work is treated as if it had come earlier, by where they come from. Below 0 counts as 0; together they count up to
/// <see cref="QueueSettings.MostBonusMinutes"/>, so that nobody is overtaken for ever.
/// </summary>
/// <param name="Priority">For the urgency of the matter.</param>
/// <param name="Tier">For the customer's membership.</param>
/// <param name="Value">For what the customer is worth.</param>
/// <param name="Risk">For a promise that is about to be broken; set by the engine (<see cref="QueueEngine.RaiseRisk"/>).</param>
public readonly record struct BonusParts(double Priority = 0, double Tier = 0, double Value = 0, double Risk = 0)
{
    /// <summary>The sum in minutes, before the cap.</summary>
    public double Minutes => Part(Priority) + Part(Tier) + Part(Value) + Part(Risk);

    private static double Part(double minutes) => minutes > 0 ? minutes : 0;
}
