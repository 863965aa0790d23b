using Heed.Calendars;

namespace Heed.Metrics.Folding;

/// <summary>One event meeting the state.</summary>
internal sealed record Turn(FoldState State, Step Step, Func<WorkCalendar> Hours)
{
    public List<FactChange> Changes { get; } = [];

    /// <summary>A new fact that lasted from an instant until now; its number.</summary>
    public int Measure(FactKind kind, DateTimeOffset since, Marks marks, Guid? agent) => Measure(kind, Clock(since), Business(since), marks, agent);

    /// <summary>A new fact; its number.</summary>
    public int Measure(FactKind kind, long value, long business, Marks marks, Guid? agent)
    {
        var number = State.Numbers.GetValueOrDefault(kind) + 1;
        State.Numbers[kind] = number;
        Add(kind, number, value, business, marks, agent);
        return number;
    }

    /// <summary>The fact of this number, in place of the one before.</summary>
    public void Set(FactKind kind, int number, DateTimeOffset since, Marks marks, Guid? agent) => Add(kind, number, Clock(since), Business(since), marks, agent);

    private void Add(FactKind kind, int number, long value, long business, Marks marks, Guid? agent) =>
        Changes.Add(new FactChange.Measured(new Fact(kind, number, Step.At, value, business, marks) { Agent = agent, Team = State.Team, Queue = State.Queue }));

    private long Clock(DateTimeOffset since) => Math.Max(0, (long)(Step.At - since).TotalMilliseconds);

    private long Business(DateTimeOffset since) => Math.Max(0, (long)Hours().WorkingTimeBetween(since, Step.At).TotalMilliseconds);
}
