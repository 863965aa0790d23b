using Heed.Queueing.Erlang;
using Heed.Queueing.Forecasting;

namespace Heed.Engines.Tests.Queueing.Forecasting;

public sealed class ForecasterTests
{
    [Fact]
    public void A_made_history_is_told_nearly_as_well_as_its_chance_allows()
    {
        var made = new MadeHistory();
        var figures = Backtest.Of(made.Days(150), daysAhead: 14, rounds: 5)!;
        Assert.Equal(70, figures.Days);
        // Whoever knew the truth would be off by 4 % of noise and a root of a count: 3.9 % on average.
        Assert.InRange(figures.DayError, 0.02, 0.06);
        Assert.True(figures.DayError < 0.75 * figures.SameDayLastWeek, $"{figures}");
        Assert.InRange(figures.Coverage, 0.76, 0.9);
    }

    [Fact]
    public void Level_week_day_and_holiday_are_found()
    {
        var made = new MadeHistory(dayNoise: 0.01);
        var forecaster = Forecaster.Fit(made.Days(140))!;
        Assert.True(forecaster.KnowsHolidays);
        Assert.Empty(forecaster.Unusual);
        for (var day = 140; day < 154; day++)
        {
            var told = forecaster.For(MadeHistory.First.AddDays(day));
            Assert.InRange(told.Total.Expected, made.DayMean(day) * 0.94, made.DayMean(day) * 1.06);
            Assert.Equal(told.Total.Expected, told.Quarters.Sum(q => q.Expected), 6);
            Assert.InRange(told.Quarters[42].Expected / told.Quarters[54].Expected, made.Mean(day, 42) / made.Mean(day, 54) * 0.85, made.Mean(day, 42) / made.Mean(day, 54) * 1.15);
            Assert.Equal((0, 0), (told.Quarters[10].Expected, told.Quarters[10].High));
        }

        made.Holidays.Add(150);
        Assert.InRange(forecaster.For(MadeHistory.First.AddDays(150), isHoliday: true).Total.Expected, made.DayMean(150) * 0.85, made.DayMean(150) * 1.15);
    }

    [Fact]
    public void Gaps_and_wild_days_change_little_and_are_named()
    {
        var made = new MadeHistory();
        var whole = made.Days(120);
        var torn = whole.ToList();
        // Ten days never counted, one afternoon lost, an outage and a storm.
        torn.RemoveRange(40, 10);
        torn[70] = torn[70] with { Quarters = [.. torn[70].Quarters.Select((q, i) => i is > 68 and < 80 ? null : q)] };
        torn[80] = torn[80] with { Quarters = [.. torn[80].Quarters.Select(q => q * 6)] };
        torn[101] = torn[101] with { Quarters = [.. torn[101].Quarters.Select(_ => (double?)0)] };
        var (clean, mended) = (Forecaster.Fit(whole)!, Forecaster.Fit(torn)!);
        Assert.Equal([torn[80].Date, torn[101].Date], mended.Unusual);
        for (var day = 121; day < 135; day++)
        {
            var date = MadeHistory.First.AddDays(day);
            Assert.InRange(mended.For(date).Total.Expected / clean.For(date).Total.Expected, 0.95, 1.05);
        }
    }

    [Fact]
    public void A_trend_is_followed_and_fades()
    {
        var forecaster = Forecaster.Fit(new MadeHistory(growth: 0.01, dayNoise: 0.01).Days(120))!;
        double Level(int day) => forecaster.For(MadeHistory.First.AddDays(day)).Total.Expected;
        Assert.True(Level(126) < Level(133));
        Assert.True(Level(133) - Level(126) > 2 * (Level(217) - Level(210)));
        var (near, far) = (forecaster.For(MadeHistory.First.AddDays(121)).Quarters[42], forecaster.For(MadeHistory.First.AddDays(121 + 28 * 7)).Quarters[42]);
        Assert.True((far.High - far.Low) / far.Expected > (near.High - near.Low) / near.Expected);
    }

    [Fact]
    public void Too_little_says_nothing_and_nonsense_is_refused()
    {
        var days = new MadeHistory().Days(20);
        Assert.Null(Forecaster.Fit(days[..13]));
        Assert.Null(Backtest.Of(days));
        Assert.NotNull(Forecaster.Fit(days[..14]));
        Assert.False(Forecaster.Fit(days[..14])!.KnowsHolidays);
        Assert.Throws<ArgumentException>(() => Forecaster.Fit([.. days, days[0]]));
        Assert.Throws<ArgumentException>(() => Forecaster.Fit([days[0] with { Quarters = [1] }]));
        Assert.Throws<ArgumentException>(() => Forecaster.Fit([days[0] with { Quarters = [.. days[0].Quarters.Select(_ => (double?)double.NaN)] }]));
        Assert.Throws<ArgumentOutOfRangeException>(() => Forecaster.Fit(days)!.For(days[^1].Date));
        // A year in which nobody ever came is a forecast too.
        var empty = Forecaster.Fit([.. days.Select(d => d with { Quarters = [.. d.Quarters.Select(_ => (double?)0)] })])!;
        Assert.Equal(0, empty.For(days[^1].Date.AddDays(1)).Total.Expected);
    }

    [Fact]
    public void Agents_reach_the_target_in_every_quarter_and_one_fewer_would_not()
    {
        var day = Forecaster.Fit(new MadeHistory().Days(60))!.For(MadeHistory.First.AddDays(63));
        var rules = new StaffingRules { HandlingSeconds = 300, Target = new ServiceTarget(0.8, 20), PatienceSeconds = 90, Shrinkage = 0.3 };
        var quarters = Staffing.For(day, rules);
        Assert.Equal((0, 0), (quarters[10].Agents, quarters[10].Scheduled));
        Assert.Equal(day.Quarters, quarters.Select(q => q.Contacts));
        foreach (var quarter in quarters.Where(q => q.Agents > 0))
        {
            var traffic = new Traffic(quarter.Contacts.Expected * 4, 300);
            Assert.True(ErlangA.Of(traffic, quarter.Agents, 90).ServiceLevel >= 0.8);
            Assert.True(quarter.Agents == 1 || ErlangA.Of(traffic, quarter.Agents - 1, 90).ServiceLevel < 0.8);
            Assert.True(quarter.AgentsIfBusy >= quarter.Agents);
            Assert.Equal((int)Math.Ceiling(quarter.Agents / 0.7 - 1e-9), quarter.Scheduled);
        }

        var chats = Staffing.For(day, rules with { AtOnce = 3, AtLeast = 2 });
        Assert.All(quarters.Zip(chats), pair => Assert.Equal(pair.First.Agents == 0 ? 0 : Math.Max(2, (int)Math.Ceiling(pair.First.Agents / 3.0)), pair.Second.Agents));
    }
}
