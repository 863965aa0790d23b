namespace Heed.Routing.Rules.Trying;

/// <summary>The last days by the rules in force and by the draft.</summary>
/// <param name="Conversations">How many customers needed a person and were looked at; the newest when there were too many.</param>
/// <param name="Rules">Hits of each rule; a rule that is not in one of the two has none there.</param>
/// <param name="Unmet">Conversations that no rule takes, by the rules in force and by the draft.</param>
/// <param name="Changed">How many would be treated differently.</param>
/// <param name="Changes">The newest of them.</param>
/// <param name="Waits">The waits, through the real engine; null when nobody came or nobody could have served.</param>
internal sealed record RoutingTrialView(
    DateTimeOffset From, DateTimeOffset To, int Conversations, bool Cut, IReadOnlyList<RuleHits> Rules, TrialPair Unmet, int Changed, IReadOnlyList<RoutingChange> Changes, TrialWaits? Waits, int Milliseconds);

/// <summary>How often a rule was met.</summary>
internal sealed record RuleHits(Guid RuleId, int Published, int Draft);

/// <summary>A number by the rules in force, and by the draft.</summary>
internal sealed record TrialPair(double Published, double Draft);

/// <summary>A conversation that would be treated differently.</summary>
/// <param name="From">By the rules in force.</param>
/// <param name="To">By the draft.</param>
internal sealed record RoutingChange(Guid ConversationId, long Number, DateTimeOffset At, RoutingOutcome From, RoutingOutcome To);

/// <summary>Where a conversation waits, and by which rule.</summary>
internal sealed record RoutingOutcome(Guid? RuleId, Guid QueueId);

/// <summary>Waits as the engine gives them for the arrivals, handling times and people that were.</summary>
/// <param name="TargetSeconds">What the service level is measured by.</param>
/// <param name="PatienceSeconds">How long customers are taken to wait on average before they leave.</param>
/// <param name="HandlingSeconds">How long a conversation kept somebody busy, on average.</param>
/// <param name="Agents">How many people answered in these days.</param>
/// <param name="Preferences">Whether it is taken into account whom customers should go to; not where that makes too many sorts of them.</param>
/// <param name="Hours">By the hour of the day; hours without contacts are left out.</param>
internal sealed record TrialWaits(
    int TargetSeconds, int PatienceSeconds, int HandlingSeconds, int Agents, bool Preferences, TrialPair MedianSeconds, TrialPair Wait90Seconds, TrialPair ServiceLevel, TrialPair Abandonment, TrialPair Occupancy,
    IReadOnlyList<TrialHour> Hours, IReadOnlyList<TrialQueue> Queues);

/// <summary>One hour of the day, over all days.</summary>
internal sealed record TrialHour(int Hour, double Contacts, TrialPair Wait90Seconds);

/// <summary>One queue.</summary>
internal sealed record TrialQueue(Guid QueueId, TrialPair Contacts, TrialPair Wait90Seconds);
