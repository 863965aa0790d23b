using Heed.Metrics.Definitions;
using Heed.Metrics.Public;
using Heed.Platform.Web;

namespace Heed.Metrics.Targets;

/// <summary>Which targets mean something. Pure.</summary>
internal static class TargetRules
{
    /// <summary>Most targets of a workspace: every metric, and some queues and teams besides.</summary>
    public const int Most = 300;

    /// <summary>Longest duration one may aim at: a year, in seconds.</summary>
    private const double Year = 366 * 86_400.0;

    /// <exception cref="InvalidRefusal">A metric or a number is none, a bound is on the wrong side, or a target is set twice.</exception>
    public static void Check(IReadOnlyList<MetricTarget> targets)
    {
        var check = new Validate().That(targets.Count <= Most, "targets", "tooMany", $"At most {Most} targets.");
        var seen = new HashSet<(string, Guid?, Guid?)>();
        for (var i = 0; i < Math.Min(targets.Count, Most); i++)
        {
            var target = targets[i];
            check.That(target.QueueId is null || target.TeamId is null, $"targets[{i}].teamId", "one", "Of a queue or of a team, not of both.");
            check.That(seen.Add((target.Metric, target.QueueId, target.TeamId)), $"targets[{i}].metric", "twice", "It has a target already.");
            if (MetricList.Find(target.Metric)?.Definition is not { } metric)
            {
                check.That(false, $"targets[{i}].metric", "unknown", "There is no such metric.");
                continue;
            }

            var highest = Highest(metric.Unit);
            check.That(target.Value >= 0 && target.Value <= highest, $"targets[{i}].value", "outOfRange", $"Between 0 and {highest}.");
            check.That(Fits(metric.Good, target.Bound), $"targets[{i}].bound", "wrongSide", "This figure is better on the other side.");
            check.That(metric.Key != "occupancy" || target.QueueId is null && target.TeamId is null, $"targets[{i}].metric", "undivided", "Occupancy belongs to people, not to queues or teams.");
        }

        check.Done();
    }

    private static double Highest(MetricUnit unit) => unit switch
    {
        MetricUnit.Share => 1,
        MetricUnit.Index => 100,
        MetricUnit.Duration => Year,
        _ => 1_000_000_000,
    };

    private static bool Fits(MetricGood good, TargetBound bound) => good switch
    {
        MetricGood.Less => bound == TargetBound.Most,
        MetricGood.More => bound == TargetBound.Least,
        _ => Enum.IsDefined(bound),
    };
}
