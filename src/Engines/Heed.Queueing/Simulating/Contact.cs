using Heed.Queueing.Matching;

namespace Heed.Queueing.Simulating;

/// <summary>A customer of the simulation, with dice of their own.</summary>
internal sealed class Contact(int sort, long came, ulong seed)
{
    private Dice _dice = new(seed);

    /// <summary>The same for the same customer in every setting.</summary>
    public ulong Seed { get; } = seed;

    public int Sort { get; } = sort;

    public long Came { get; } = came;

    public Work Work { get; set; } = null!;

    /// <summary>When they first stood in line.</summary>
    public long Entered { get; set; }

    /// <summary>Since when they stand in line this time.</summary>
    public long InLineSince { get; set; }

    public double Waited { get; set; }

    public bool IsWaiting { get; set; }

    public bool IsAnswered { get; set; }

    public bool HeardBot { get; set; }

    public bool IsHandedOn { get; set; }

    public AgentRun? Agent { get; set; }

    /// <summary>Counts what happened, so that events planned before it do not count any more.</summary>
    public int Turn { get; set; }

    /// <summary>Counts the offers, so that an acceptance that comes too late is not taken for one of the next.</summary>
    public int Offers { get; set; }

    public double Next() => _dice.Next();
}
