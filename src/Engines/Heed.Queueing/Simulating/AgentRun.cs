using Heed.Queueing.Matching;
using Heed.Queueing.Scenarios;

namespace Heed.Queueing.Simulating;

/// <summary>An agent of the simulation.</summary>
internal sealed class AgentRun(int number, AgentCard card, AgentPlan plan)
{
    public int Number { get; } = number;

    public AgentCard Card { get; } = card;

    public AgentPlan Plan { get; } = plan;

    public bool OnDuty { get; set; }

    public int Held { get; set; }

    public int Units { get; set; }

    /// <summary>Until when their time has been added up.</summary>
    public long CountedTo { get; set; }
}
