using Heed.Metrics.Folding;

namespace Heed.Metrics.Rollups;

/// <summary>Writes facts inside a unit, and keeps every sum they belong to in step with them.</summary>
internal static class FactBook
{
    private static SqlText Columns => $"kind, number, at, day, quarter, brand, channel, team, agent, queue, known, value, business, marks, counts";

    /// <summary>Does what the fold says.</summary>
    /// <param name="zone">The workspace's: whose dates are counted.</param>
    public static void Apply(Unit unit, MeasuredThread thread, Standings standing, IEnumerable<FactChange> changes, Func<TimeZoneInfo> zone)
    {
        foreach (var change in changes)
        {
            switch (change)
            {
                case FactChange.Measured(var fact): Put(unit, Row(thread, standing, fact, zone())); break;
                case FactChange.Counted(var kind, var number): Count(unit, thread.Conversation, kind, number); break;
                case FactChange.Marked(var kind, var number, var marks, var on): Edit(unit, thread.Conversation, kind, number, f => f.Marks = on ? f.Marks | marks : f.Marks & ~marks); break;
                case FactChange.Corrected(var kind, var number, var value, var marks): Edit(unit, thread.Conversation, kind, number, f => (f.Value, f.Business, f.Marks) = (value, value, marks)); break;
                case FactChange.Withdrawn(var kind, var number): Remove(unit, thread.Conversation, kind, number); break;
                case FactChange.Standing(var to): Stand(unit, thread.Conversation, to); break;
            }
        }
    }

    /// <summary>Changes a fact of a conversation and the sums with it; one that is not there is left alone.</summary>
    public static void Edit(Unit unit, Guid conversation, FactKind kind, int number, Action<FactRow> change)
    {
        if (Find(unit, conversation, kind, number) is not { } row) return;
        Sums.Add(unit, row, -1);
        change(row);
        Save(unit, row);
        Sums.Add(unit, row, 1);
    }

    /// <summary>Writes a fact in place of one with the same kind and number.</summary>
    public static void Put(Unit unit, FactRow row)
    {
        if (Find(unit, row.Conversation, row.Kind, row.Number) is { } before) Sums.Add(unit, before, -1);
        Save(unit, row);
        Sums.Add(unit, row, 1);
    }

    /// <summary>Adds the facts of a conversation from a day on to sums that hold none of them; how many there are.</summary>
    public static long SumAgain(Unit unit, Guid conversation, int from)
    {
        var rows = Load(unit, conversation).FindAll(r => r.Day >= from);
        foreach (var row in rows) Sums.Add(unit, row, 1);
        return rows.Count;
    }

    /// <summary>The date and the quarter-hour of an instant on a wall clock.</summary>
    public static (int Day, int Quarter) Place(DateTimeOffset at, TimeZoneInfo zone)
    {
        var local = TimeZoneInfo.ConvertTime(at, zone).DateTime;
        return (DateOnly.FromDateTime(local).DayNumber, (int)(local.TimeOfDay.TotalMinutes / 15));
    }

    /// <summary>Reads a fact from the columns of <see cref="Columns"/>.</summary>
    public static FactRow Read(WorkspaceId workspace, Guid conversation, Row r) => new()
    {
        Workspace = workspace,
        Conversation = conversation,
        Kind = (FactKind)r.Int(0),
        Number = r.Int(1),
        At = r.Time(2),
        Day = r.Int(3),
        Quarter = r.Int(4),
        Brand = r.Id(5),
        Channel = r.Text(6),
        Team = r.Id(7),
        Agent = r.Id(8),
        Queue = r.Id(9),
        Known = r.Bool(10),
        Value = r.Long(11),
        Business = r.Long(12),
        Marks = (Marks)r.Int(13),
        Counts = r.Bool(14),
    };

    private static FactRow Row(MeasuredThread thread, Standings standing, Fact fact, TimeZoneInfo zone)
    {
        var (day, quarter) = Place(fact.At, zone);
        return new FactRow
        {
            Workspace = thread.Workspace,
            Conversation = thread.Conversation,
            Kind = fact.Kind,
            Number = fact.Number,
            At = fact.At,
            Day = day,
            Quarter = quarter,
            Brand = thread.Brand,
            Channel = thread.Channel,
            Team = fact.Team ?? Guid.Empty,
            Agent = fact.Agent ?? Guid.Empty,
            Queue = fact.Queue ?? Guid.Empty,
            Known = thread.Known,
            Value = fact.Value,
            Business = fact.Business,
            Marks = fact.Marks,
            Counts = Fold.Counts(fact.Kind, standing),
        };
    }

    /// <summary>One message more: what happens most, so the fact and its one sum are changed in place.</summary>
    private static void Count(Unit unit, Guid conversation, FactKind kind, int number)
    {
        if (Find(unit, conversation, kind, number) is not { } row) return;
        unit.Execute($"update metrics_facts set value = value + 1, business = business + 1 where workspace = {unit.Workspace} and conversation = {conversation} and kind = {kind} and number = {number}");
        Sums.AddOne(unit, row);
    }

    private static void Remove(Unit unit, Guid conversation, FactKind kind, int number)
    {
        if (Find(unit, conversation, kind, number) is not { } row) return;
        Sums.Add(unit, row, -1);
        unit.Execute($"delete from metrics_facts where workspace = {unit.Workspace} and conversation = {conversation} and kind = {kind} and number = {number}");
    }

    private static void Stand(Unit unit, Guid conversation, Standings standing)
    {
        foreach (var row in Load(unit, conversation).Where(r => r.Counts != Fold.Counts(r.Kind, standing)))
        {
            Sums.Add(unit, row, -1);
            row.Counts = !row.Counts;
            Save(unit, row);
            Sums.Add(unit, row, 1);
        }
    }

    private static List<FactRow> Load(Unit unit, Guid conversation) =>
        unit.Query($"select {Columns} from metrics_facts where workspace = {unit.Workspace} and conversation = {conversation} order by kind, number", r => Read(unit.Workspace, conversation, r));

    private static FactRow? Find(Unit unit, Guid conversation, FactKind kind, int number) => unit.First(
        $"select {Columns} from metrics_facts where workspace = {unit.Workspace} and conversation = {conversation} and kind = {kind} and number = {number}",
        r => Read(unit.Workspace, conversation, r));

    private static void Save(Unit unit, FactRow f) => unit.Execute($"""
        insert into metrics_facts (workspace, conversation, {Columns})
        values ({unit.Workspace}, {f.Conversation}, {f.Kind}, {f.Number}, {f.At}, {f.Day}, {f.Quarter}, {f.Brand}, {f.Channel}, {f.Team}, {f.Agent}, {f.Queue}, {f.Known}, {f.Value}, {f.Business}, {f.Marks}, {f.Counts})
        on conflict (workspace, conversation, kind, number) do update set at = excluded.at, day = excluded.day, quarter = excluded.quarter, brand = excluded.brand, channel = excluded.channel,
          team = excluded.team, agent = excluded.agent, queue = excluded.queue, known = excluded.known, value = excluded.value, business = excluded.business, marks = excluded.marks, counts = excluded.counts
        """);
}
