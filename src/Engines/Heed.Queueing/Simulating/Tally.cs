namespace Heed.Queueing.Simulating;

/// <summary>What one day adds up to, for all contacts or those of a line.</summary>
internal sealed class Tally
{
    private readonly List<float> _waits = [];
    private double _waitSum, _firstSum, _humanSum, _resolutionSum;
    private long _first, _human, _settled;

    /// <summary>Seconds in line of everybody who stood in it.</summary>
    public IReadOnlyList<float> Waits => _waits;

    public long Contacts { get; set; }

    public long BotResolved { get; set; }

    public long ToPeople { get; set; }

    public long InTime { get; set; }

    public long Abandoned { get; set; }

    public long Unserved { get; set; }

    public long HandedOn { get; set; }

    public long Missed { get; set; }

    /// <summary>Seconds of agents: there, busy; and units of capacity and load times seconds.</summary>
    public double Staffed { get; set; }

    public double Busy { get; set; }

    public double Capacity { get; set; }

    public double Load { get; set; }

    /// <summary>Seconds the figures of agents are counted over.</summary>
    public double Span { get; set; }

    public void Waited(double seconds)
    {
        _waits.Add((float)seconds);
        _waitSum += seconds;
    }

    public void FirstWords(double seconds)
    {
        _firstSum += seconds;
        _first++;
    }

    public void HumanWords(double seconds)
    {
        _humanSum += seconds;
        _human++;
    }

    public void Settled(double seconds)
    {
        _resolutionSum += seconds;
        _settled++;
    }

    /// <summary>Every measure, not a number where there is nothing to divide by.</summary>
    public double[] Read()
    {
        _waits.Sort();
        var read = new double[Enum.GetValues<Measure>().Length];
        void Set(Measure measure, double value) => read[(int)measure] = value;
        Set(Measure.Contacts, Contacts);
        Set(Measure.BotResolved, Share(BotResolved, Contacts));
        Set(Measure.ToPeople, ToPeople);
        Set(Measure.MeanWait, Share(_waitSum, _waits.Count));
        Set(Measure.MedianWait, Wait(0.5));
        Set(Measure.Wait90, Wait(0.9));
        Set(Measure.Wait95, Wait(0.95));
        Set(Measure.LongestWait, Wait(1));
        Set(Measure.ServiceLevel, Share(InTime, ToPeople));
        Set(Measure.Abandonment, Share(Abandoned, ToPeople));
        Set(Measure.Unserved, Share(Unserved, ToPeople));
        Set(Measure.FirstResponse, Share(_firstSum, _first));
        Set(Measure.FirstHumanResponse, Share(_humanSum, _human));
        Set(Measure.Resolution, Share(_resolutionSum, _settled));
        Set(Measure.HandedOn, Share(HandedOn, ToPeople));
        Set(Measure.MissedOffers, Missed);
        Set(Measure.Occupancy, Share(Busy, Staffed));
        Set(Measure.Load, Share(Load, Capacity));
        Set(Measure.Staffed, Share(Staffed, Span));
        return read;
    }

    private static double Share(double part, double whole) => whole > 0 ? part / whole : double.NaN;

    private double Wait(double share) => _waits.Count == 0 ? double.NaN : _waits[Math.Clamp((int)Math.Ceiling(share * _waits.Count) - 1, 0, _waits.Count - 1)];
}
