namespace Heed.Queueing.Lines;

/// <summary>What an instant means for a piece of work, in the order in which equal instants are taken.</summary>
internal enum TimerKind
{
    /// <summary>The offer is over.</summary>
    Offer,

    /// <summary>The agent should have answered the customer by now.</summary>
    Silence,

    /// <summary>The time for the preferred agent is over.</summary>
    Window,

    /// <summary>Refusals are forgotten.</summary>
    Refusals,

    /// <summary>The deadline is near.</summary>
    Risk,

    /// <summary>The next ring opens.</summary>
    Ring,
}

internal static class TimerKinds
{
    public const int Count = 6;
}
