using System.Globalization;
using Heed.Metrics.Public;
using Heed.Platform.Web;

namespace Heed.Reports.Figures;

/// <summary>What every report is asked with: a period, and whose figures.</summary>
internal sealed record ReportAsk
{
    /// <summary>First date, yyyy-MM-dd in the workspace's time zone.</summary>
    public string? From { get; init; }

    /// <summary>Last date, included.</summary>
    public string? To { get; init; }

    /// <summary>Keys of metrics, separated by commas.</summary>
    public string? Metrics { get; init; }

    /// <summary>An agent; <c>none</c> for what no agent had. So for team and queue.</summary>
    public string? Agent { get; init; }

    public string? Team { get; init; }

    public string? Brand { get; init; }

    public string? Queue { get; init; }

    /// <summary>A kind of channel, such as <c>web</c>.</summary>
    public string? Channel { get; init; }

    /// <summary><c>new</c> or <c>returning</c>.</summary>
    public string? Customers { get; init; }

    /// <summary>Whether to tell the same of the period of the same length before.</summary>
    public bool? Compare { get; init; }

    /// <summary>The question; without a metric of its own kind all are asked.</summary>
    /// <exception cref="InvalidRefusal">A date, an id or a metric is none.</exception>
    public MetricQuestion Read(DateOnly today, IReadOnlyList<string> all, params MetricDimension[] by)
    {
        var (from, to) = (Date(From, "from"), Date(To, "to"));
        var until = to ?? today;
        var keys = string.IsNullOrEmpty(Metrics) ? all : Metrics.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        new Validate().That(keys.Count <= all.Count, "metrics", "tooMany", "Too many metrics.").Done();
        return new MetricQuestion(keys, from ?? until.AddDays(-13), until, by) { Filter = Filter() };
    }

    /// <summary>Whose figures.</summary>
    /// <exception cref="InvalidRefusal">An id is none.</exception>
    public MetricFilter Filter() => new()
    {
        Agents = Id(Agent, "agent"),
        Teams = Id(Team, "team"),
        Brands = Id(Brand, "brand"),
        Queues = Id(Queue, "queue"),
        Channel = string.IsNullOrEmpty(Channel) ? null : Channel.Length <= 40 ? Channel : throw new InvalidRefusal("channel", "tooLong", "At most 40 characters."),
        Returning = Customers switch
        {
            null or "" => null,
            "new" => false,
            "returning" => true,
            _ => throw new InvalidRefusal("customers", "unknown", "new or returning."),
        },
    };

    private static DateOnly? Date(string? text, string field) =>
        string.IsNullOrEmpty(text) ? null
        : DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date
        : throw new InvalidRefusal(field, "badDate", "A date is written yyyy-MM-dd.");

    private static Guid[]? Id(string? text, string field) =>
        string.IsNullOrEmpty(text) ? null
        : text == "none" ? [Guid.Empty]
        : Guid.TryParse(text, out var id) ? [id]
        : throw new InvalidRefusal(field, "badId", "This is no id.");
}
