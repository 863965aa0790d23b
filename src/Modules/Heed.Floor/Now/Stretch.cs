namespace Heed.Floor.Now;

/// <summary>What happened in a line within five minutes.</summary>
internal sealed class Stretch
{
    public int Entered { get; set; }

    public int Abandoned { get; set; }

    /// <summary>Left for another line, or for a reason that is nobody's patience.</summary>
    public int Withdrawn { get; set; }

    /// <summary>Seconds that each one answered in these minutes had waited.</summary>
    public List<int> Waits { get; } = [];

    /// <summary>Seconds that those who left had waited in vain.</summary>
    public long LostSeconds { get; set; }

    /// <summary>Resolved by an agent.</summary>
    public int Handled { get; set; }

    /// <summary>Seconds from the answer to the end, at most <see cref="DayBook.MostHandling"/> each.</summary>
    public long HandledSeconds { get; set; }

    public int Left => Waits.Count + Abandoned + Withdrawn;
}
