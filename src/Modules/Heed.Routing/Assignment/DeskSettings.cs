using Heed.Queueing.Matching;

namespace Heed.Routing.Assignment;

/// <summary>What holds for every desk.</summary>
internal static class DeskSettings
{
    /// <summary>The engine's own settings, which the simulator begins from too: what is tried out there speaks of these desks.</summary>
    internal static QueueSettings Engine { get; } = new();

    /// <summary>How long it is kept why somebody got a conversation.</summary>
    internal static readonly TimeSpan Kept = TimeSpan.FromDays(60);
}
