using System.Text.Json;
using Heed.Calendars;
using Heed.Metrics.Folding;
using Heed.Metrics.Rollups;

namespace Heed.Modules.Tests.Metrics;

/// <summary>A conversation's facts in memory.</summary>
internal sealed class Told(bool throughJson)
{
    private static readonly DateTimeOffset Nine = new(2026, 10, 22, 1, 0, 0, TimeSpan.Zero);
    private static readonly WorkCalendar Weekdays = new(new CalendarDefinition
    {
        TimeZoneId = "Asia/Shanghai",
        Weekly = [.. Enumerable.Range(1, 5).Select(day => new WeeklySlot((DayOfWeek)day, new TimeOnly(9, 0), new TimeOnly(18, 0)))],
    });

    private readonly Dictionary<(FactKind, int), Fact> _facts = [];
    private FoldState _state = new();

    public IReadOnlyList<Fact> Facts => [.. _facts.Values.OrderBy(f => f.Kind).ThenBy(f => f.Number)];

    /// <summary>Those that count, as the conversation stands.</summary>
    public IReadOnlyList<Fact> Counted => [.. Facts.Where(f => Fold.Counts(f.Kind, _state.Standing))];

    public IReadOnlyList<Fact> Of(FactKind kind) => [.. Facts.Where(f => f.Kind == kind)];

    public Fact One(FactKind kind) => Assert.Single(Of(kind));

    public void Tell(params (int At, Step Step)[] steps)
    {
        foreach (var (at, step) in steps)
        {
            if (throughJson) _state = JsonSerializer.Deserialize<FoldState>(JsonSerializer.Serialize(_state, StateJson.Options), StateJson.Options)!;
            foreach (var change in Fold.Apply(_state, step with { At = Nine.AddSeconds(at) }, () => Weekdays)) Take(change);
        }
    }

    private void Take(FactChange change)
    {
        switch (change)
        {
            case FactChange.Measured(var fact): _facts[(fact.Kind, fact.Number)] = fact; break;
            case FactChange.Counted(var kind, var number): _facts[(kind, number)] = _facts[(kind, number)] with { Value = _facts[(kind, number)].Value + 1 }; break;
            case FactChange.Marked(var kind, var number, var marks, var on): _facts[(kind, number)] = _facts[(kind, number)] with { Marks = on ? _facts[(kind, number)].Marks | marks : _facts[(kind, number)].Marks & ~marks }; break;
            case FactChange.Corrected(var kind, var number, var value, var marks): _facts[(kind, number)] = _facts[(kind, number)] with { Value = value, Business = value, Marks = marks }; break;
            case FactChange.Withdrawn(var kind, var number): Assert.True(_facts.Remove((kind, number))); break;
        }
    }
}
