using Heed.Queueing.Matching;

namespace Heed.Routing.Skills;

/// <summary>How much somebody takes at once: units of load in all, and the most of each kind; null leaves a kind to the units.</summary>
internal sealed record AgentCapacity(int Units = AgentCapacity.Usual, int? Chat = null, int? Mail = null, int? Call = null, int? CallBack = null, int? Case = null)
{
    /// <summary>Six chats or mails, or two calls.</summary>
    internal const int Usual = 12;

    /// <summary>The same for the engine.</summary>
    internal Capacity ToEngine()
    {
        var most = new Dictionary<WorkKind, int>();
        foreach (var (kind, number) in new[] { (WorkKind.Chat, Chat), (WorkKind.Mail, Mail), (WorkKind.Call, Call), (WorkKind.CallBack, CallBack), (WorkKind.Case, Case) })
        {
            if (number is { } value) most[kind] = value;
        }

        return new Capacity { Units = Units, Most = most };
    }
}
