using System.Globalization;
using Heed.Metrics.Folding;
using Heed.Metrics.Public;

namespace Heed.Metrics.Asking;

/// <summary>What a question asks for, as conditions over facts or sums; both have the same columns.</summary>
internal static class Conditions
{
    /// <summary>Conditions over the alias <c>f</c>, without the days.</summary>
    public static List<SqlText> Of(WorkspaceId workspace, Reach reach, MetricFilter filter, IEnumerable<FactKind> kinds)
    {
        var conditions = new List<SqlText> { $"f.workspace = {workspace}", $"f.kind in ({SqlText.Join(",", kinds.Distinct().Select(k => (SqlText)$"{k}"))})" };
        if (reach.Brands is { } brands) conditions.Add($"f.brand in {brands}");
        if (filter.Brands is { } some) conditions.Add($"f.brand in {some}");
        if (filter.Agents is { } agents) conditions.Add($"f.agent in {agents}");
        if (filter.Teams is { } teams) conditions.Add($"f.team in {teams}");
        if (filter.Queues is { } queues) conditions.Add($"f.queue in {queues}");
        if (filter.Channel is { } channel) conditions.Add($"f.channel = {channel}");
        if (filter.Returning is { } returning) conditions.Add($"f.known = {returning}");
        return conditions;
    }

    /// <summary>The column of a dimension.</summary>
    public static SqlText Column(MetricDimension dimension) => dimension switch
    {
        MetricDimension.Day => $"f.day",
        MetricDimension.Agent => $"f.agent",
        MetricDimension.Team => $"f.team",
        MetricDimension.Brand => $"f.brand",
        MetricDimension.Channel => $"f.channel",
        MetricDimension.Queue => $"f.queue",
        _ => $"f.known",
    };

    /// <summary>The value of a dimension, as the API tells it; null for none.</summary>
    public static string? Key(MetricDimension dimension, Row row, int column) => dimension switch
    {
        MetricDimension.Day => DateOnly.FromDayNumber(row.Int(column)).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        MetricDimension.Channel => row.Text(column) is { Length: > 0 } channel ? channel : null,
        MetricDimension.Customers => row.Bool(column) ? "returning" : "new",
        _ => row.Id(column) is var id && id == Guid.Empty ? null : id.ToString(),
    };
}
