using System.Text.Json;
using Heed.Queueing.Matching;

namespace Heed.Routing.Assignment;

/// <summary>Tells the ledger what became of work: ids, codes and seconds.</summary>
internal static class WorkNews
{
    /// <summary>Kind of the live frames about offers: each agent gets their own.</summary>
    internal const string Offer = "offer";

    internal static void Entered(Unit unit, QueuedWork row, WorkPlan plan, bool again) =>
        Tell(unit, RoutingEvents.Entered, row, new { queue = row.Queue, kind = Code(row.Kind), rule = plan.Rule, again });

    internal static void Offered(Unit unit, QueuedWork row, Guid agent, DateTimeOffset until)
    {
        Tell(unit, RoutingEvents.Offered, row, new { queue = row.Queue, agent, until });
        Asked(unit, row.Id, agent);
    }

    internal static void Missed(Unit unit, QueuedWork row, Guid agent) => Tell(unit, RoutingEvents.Missed, row, new { queue = row.Queue, agent });

    internal static void Declined(Unit unit, QueuedWork row, Guid agent) => Tell(unit, RoutingEvents.Declined, row, new { queue = row.Queue, agent });

    internal static void Left(Unit unit, QueuedWork row, string how, Guid? agent = null) =>
        Tell(unit, RoutingEvents.Left, row, new { queue = row.Queue, kind = Code(row.Kind), how, seconds = Math.Max(0, (long)(unit.Now - row.Since).TotalSeconds), agent });

    /// <summary>The customer left: <paramref name="seconds"/> they waited until they went, some time before it is told.</summary>
    internal static void Gone(Unit unit, QueuedWork row, DateTimeOffset goneAt, long seconds) =>
        Tell(unit, RoutingEvents.Left, row, new { queue = row.Queue, kind = Code(row.Kind), how = "abandoned", seconds, goneAt });

    internal static void Alarmed(Unit unit, QueuedWork row) =>
        Tell(unit, RoutingEvents.Alarmed, row, new { queue = row.Queue, seconds = (long)(unit.Now - row.Entered).TotalSeconds });

    /// <summary>What an agent is asked has changed: their windows hear of it.</summary>
    internal static void Asked(Unit unit, Guid work, Guid agent) => unit.Append(new LedgerEvent("offer.changed", Offer, work, 1, new { person = agent }));

    internal static string Code<T>(T value) where T : struct, Enum => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());

    private static void Tell(Unit unit, string name, QueuedWork row, object facts) => unit.Append(new LedgerEvent(name, "conversation", row.Conversation, 0, facts));
}
