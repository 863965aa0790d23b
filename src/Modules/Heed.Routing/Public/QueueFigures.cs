namespace Heed.Routing.Public;

/// <summary>A queue as it is now.</summary>
/// <param name="Waiting">Conversations nobody has; those that are being offered among them.</param>
/// <param name="Offered">Those of them an agent is being asked about.</param>
/// <param name="Oldest">Since when the first of them waits; null when nobody does.</param>
/// <param name="Held">Conversations of this queue that agents have.</param>
/// <param name="Left">Conversations whose customers went away while waiting and have not come back.</param>
/// <param name="Alarmed">Those waiting longer than the queue's alarm.</param>
public sealed record QueueFigures(Guid Queue, int Waiting, int Offered, DateTimeOffset? Oldest, int Held, int Left, int Alarmed);
