using Heed.Queueing.Matching;

namespace Heed.Routing.Public;

/// <summary>An agent as they are now.</summary>
/// <param name="Takes">Whether new work may come.</param>
/// <param name="Held">What the agent has, by kind.</param>
/// <param name="Offered">What the agent is being asked about.</param>
/// <param name="UnitsUsed">Units of load in use.</param>
/// <param name="Units">Units of load in all.</param>
public sealed record AgentFigures(Guid Person, bool Takes, IReadOnlyDictionary<WorkKind, int> Held, int Offered, int UnitsUsed, int Units);
