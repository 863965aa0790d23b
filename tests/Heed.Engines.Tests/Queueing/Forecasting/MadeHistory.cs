using Heed.Queueing.Forecasting;
using Heed.Queueing.Simulating;

namespace Heed.Engines.Tests.Queueing.Forecasting;

/// <summary>A history of which the truth is known: week, day, trend and holidays, with the chance that counts have.</summary>
internal sealed class MadeHistory(double perDay = 900, double growth = 0.002, double dayNoise = 0.04)
{
    public static readonly DateOnly First = new(2026, 1, 5);
    private static readonly double[] Week = [0.4, 1.3, 1.2, 1.1, 1.05, 1.15, 0.8];

    public HashSet<int> Holidays { get; } = [25, 60, 95, 130];

    public double Mean(int day, int slot)
    {
        var factor = Holidays.Contains(day) ? 0.25 : Week[(int)First.AddDays(day).DayOfWeek];
        return perDay * (1 + growth * day) * factor * Shape(slot);
    }

    public double DayMean(int day) => Enumerable.Range(0, DayCounts.Slots).Sum(s => Mean(day, s));

    public List<DayCounts> Days(int count, ulong seed = 5) => [.. Enumerable.Range(0, count).Select(day =>
    {
        var dice = new Dice(Dice.Seed(seed, (ulong)day));
        var factor = 1 + dayNoise * Quantiles.Normal(dice.Next());
        var counts = new double?[DayCounts.Slots];
        for (var slot = 0; slot < counts.Length; slot++) counts[slot] = Poisson(Mean(day, slot) * factor, ref dice);
        return new DayCounts(First.AddDays(day), counts, Holidays.Contains(day));
    })];

    // Open from 8 to 20, busiest at half past ten and at four.
    private static double Shape(int slot)
    {
        if (slot is < 32 or >= 80) return 0;
        double Hill(double at, double width) => Math.Exp(-(slot - at) * (slot - at) / (2 * width * width));
        return (0.3 + Hill(42, 6) + 0.8 * Hill(64, 7)) / 43.85;
    }

    private static double Poisson(double mean, ref Dice dice)
    {
        var (count, product, floor) = (0, dice.Next(), Math.Exp(-mean));
        while (product > floor)
        {
            product *= dice.Next();
            count++;
        }

        return count;
    }
}
