namespace Heed.Queueing.Simulating;

/// <summary>
/// Numbers that look like chance and are the same for the same seed, on every machine: SplitMix64 (G. Steele, D. Lea, C. Flood, "Fast splittable pseudorandom number generators", 2014).
/// Every customer has dice of their own, so that two settings meet the same customers whatever else happens.
/// </summary>
internal struct Dice(ulong seed)
{
    private const ulong Golden = 0x9E3779B97F4A7C15;
    private ulong _state = seed;

    /// <summary>Evenly above 0 and below 1.</summary>
    public double Next() => ((Draw() >> 11) + 0.5) * (1.0 / (1UL << 53));

    /// <summary>Dice for the n-th part of something with this seed.</summary>
    public static ulong Seed(ulong seed, ulong part) => Mix(Mix(seed + Golden) ^ ((part + 1) * 0xD1342543DE82EF95));

    /// <summary>A number for a name, the same in every process.</summary>
    public static ulong Seed(ulong seed, string name)
    {
        foreach (var c in name) seed = Seed(seed, c);
        return seed;
    }

    private ulong Draw() => Mix(_state += Golden);

    private static ulong Mix(ulong z)
    {
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}
