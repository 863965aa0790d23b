namespace Heed.Metrics.Folding;

/// <summary>Something that was measured: one row of <c>metrics_facts</c>, and one contribution to each sum it belongs to.</summary>
/// <param name="Number">Counts the facts of this kind within the conversation, from 1.</param>
/// <param name="At">When it was so: the end of what was measured.</param>
/// <param name="Value">Milliseconds, a number of messages, or a score.</param>
/// <param name="Business">The same within the inbox's working hours, in milliseconds; <see cref="Value"/> where there is no such thing.</param>
internal sealed record Fact(FactKind Kind, int Number, DateTimeOffset At, long Value, long Business, Marks Marks)
{
    public Guid? Agent { get; init; }

    public Guid? Team { get; init; }

    public Guid? Queue { get; init; }
}
