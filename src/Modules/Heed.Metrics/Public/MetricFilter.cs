namespace Heed.Metrics.Public;

/// <summary>Which conversations are asked about; what is null is not limited. All zeros among ids means none (no agent, no team, no queue).</summary>
public sealed record MetricFilter
{
    public IReadOnlyCollection<Guid>? Agents { get; init; }

    public IReadOnlyCollection<Guid>? Teams { get; init; }

    public IReadOnlyCollection<Guid>? Brands { get; init; }

    public IReadOnlyCollection<Guid>? Queues { get; init; }

    /// <summary>A kind of channel.</summary>
    public string? Channel { get; init; }

    /// <summary>True for customers who had been here before, false for new ones.</summary>
    public bool? Returning { get; init; }
}
