using Heed.Queueing.Lines;
using Heed.Queueing.Scenarios;

namespace Heed.Queueing.Simulating;

/// <summary>
/// When contacts of one sort come: a recorded list, or a Poisson process whose rate changes every quarter-hour, made by bending even exponential steps to the expected volume. So a
/// busier setting has the same pattern, only denser.
/// </summary>
internal sealed class ArrivalTimes
{
    private const double Quarter = 900;
    private readonly long[]? _recorded;
    private readonly double[]? _quarters;
    private readonly double _perSecond, _seconds, _factor = 1;
    private Dice _dice;
    private double _steps, _before;
    private int _index;

    public ArrivalTimes(ArrivalPlan plan, double seconds, ulong seed)
    {
        _seconds = seconds;
        _dice = new Dice(Dice.Seed(seed, "arrivals"));
        if (plan.DayVariation > 0) _factor = new Spread { Mean = 1, Shape = SpreadShape.Lognormal, Cv = plan.DayVariation }.At(new Dice(Dice.Seed(seed, "day")).Next());
        if (plan.Recorded is { } recorded) _recorded = [.. recorded.Order().Select(Micros.OfSeconds)];
        else if (plan.PerQuarter is { } quarters) _quarters = [.. quarters];
        else _perSecond = plan.PerHour.GetValueOrDefault() / 3600 * _factor;
    }

    /// <summary>The next instant in microseconds after the opening, or null when no more come.</summary>
    public long? Next()
    {
        if (_recorded is not null) return _index < _recorded.Length ? _recorded[_index++] : null;
        _steps -= Math.Log(1 - _dice.Next());
        var at = _quarters is null ? _perSecond > 0 ? _steps / _perSecond : double.MaxValue : Bent();
        return at < _seconds ? Micros.OfSeconds(at) : null;
    }

    private double Bent()
    {
        while (_index < _quarters!.Length && _before + _quarters[_index] * _factor < _steps) _before += _quarters[_index++] * _factor;
        return _index == _quarters.Length ? double.MaxValue : (_index + (_steps - _before) / (_quarters[_index] * _factor)) * Quarter;
    }
}
