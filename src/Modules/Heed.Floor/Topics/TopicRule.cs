namespace Heed.Floor.Topics;

/// <summary>When a topic has risen so much that a supervisor should know. Pure, and rather silent than wrong.</summary>
internal static class TopicRule
{
    /// <summary>Fewer in an hour are no rise, whatever the usual is.</summary>
    public const int Fewest = 10;

    /// <summary>So many times the usual.</summary>
    public const double Times = 2.5;

    /// <summary>And so many standard deviations above it: counts of independent customers scatter by the root of their mean (Poisson).</summary>
    public const double Deviations = 5;

    /// <summary>Days that are compared with.</summary>
    public const int Days = 14;

    /// <summary>Days with anything at all; with less history nothing is usual.</summary>
    public const int FewestDays = 5;

    /// <summary>The topic that has risen most over its usual; null when none has.</summary>
    /// <param name="now">Conversations of the last hour by topic.</param>
    /// <param name="usual">Mean of the same hour on the days that are compared with; absent is none.</param>
    /// <param name="days">Days on which anything was said.</param>
    public static Guid? Risen(IReadOnlyDictionary<Guid, int> now, IReadOnlyDictionary<Guid, double> usual, int days)
    {
        if (days < FewestDays) return null;
        return now
            .Select(t => (Topic: t.Key, t.Value, Usual: usual.GetValueOrDefault(t.Key)))
            .Where(t => t.Value >= Fewest && t.Value >= t.Usual * Times && t.Value >= t.Usual + (Deviations * Math.Sqrt(Math.Max(1, t.Usual))))
            .OrderByDescending(t => t.Value - t.Usual).ThenBy(t => t.Topic)
            .Select(t => (Guid?)t.Topic).FirstOrDefault();
    }
}
