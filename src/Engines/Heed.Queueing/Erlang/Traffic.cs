namespace Heed.Queueing.Erlang;

/// <summary>Work that arrives: how much, and how long each takes.</summary>
public sealed record Traffic
{
    /// <summary>Arrivals an hour and seconds of handling each, follow-up included.</summary>
    /// <param name="perHour">0 to 10 million.</param>
    /// <param name="handlingSeconds">Above 0, to 10 million.</param>
    /// <exception cref="ArgumentOutOfRangeException">A value is out of its range or not a number.</exception>
    public Traffic(double perHour, double handlingSeconds)
    {
        if (!(perHour is >= 0 and <= Most)) throw new ArgumentOutOfRangeException(nameof(perHour), perHour, "Arrivals an hour are from 0 to 10 million.");
        if (!(handlingSeconds is > 0 and <= Most)) throw new ArgumentOutOfRangeException(nameof(handlingSeconds), handlingSeconds, "Handling takes more than 0 and at most 10 million seconds.");
        (PerHour, HandlingSeconds) = (perHour, handlingSeconds);
    }

    internal const double Most = 1e7;

    public double PerHour { get; }

    public double HandlingSeconds { get; }

    /// <summary>Arrivals a second.</summary>
    public double Rate => PerHour / 3600;

    /// <summary>The load in erlangs: how many agents would be busy on average if nobody waited or left.</summary>
    public double Erlangs => Rate * HandlingSeconds;
}
