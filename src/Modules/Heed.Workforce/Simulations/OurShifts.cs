using System.Globalization;
using Heed.Conversations.Public;
using Heed.Queueing.Scenarios;
using Heed.Routing.Public;

namespace Heed.Workforce.Simulations;

/// <summary>When people were there on a day: from the history of their states, or, for a day before that was kept, from their first to their last answer.</summary>
internal sealed class OurShifts(IStateHistory states, TimeProvider time)
{
    /// <summary>A lost connection or a glance elsewhere is no break.</summary>
    private static readonly TimeSpan LeastBreak = TimeSpan.FromMinutes(5);

    private const int MostBreaks = 12;

    /// <summary>The shifts by person, and where they come from; empty when nobody is known to have been there.</summary>
    public async Task<(ShiftSource Source, IReadOnlyDictionary<Guid, OurShift> Shifts)> ReadAsync(
        ReadSession session, WorkspaceId workspace, DateOnly day, TimeZoneInfo zone, CancellationToken cancellationToken)
    {
        var (from, end) = (Midnight(day, zone), Midnight(day.AddDays(1), zone));
        var to = time.GetUtcNow() is var now && now < end ? now : end;
        if (to <= from) return (ShiftSource.None, new Dictionary<Guid, OurShift>());
        var spans = await states.SpansAsync(session, workspace, null, from, to, cancellationToken);
        var known = Of([.. spans.Where(s => s.State == PresenceState.Online).Select(s => (s.Person, s.From, s.To))], from);
        if (known.Count > 0) return (ShiftSource.States, known);
        // Ids are in the order of time, so only what was written about that day is looked at.
        var answers = await session.QueryAsync(
            $"""
            select author_id, min(at), max(at) from conversations_messages
            where workspace = {workspace} and id >= {Ids.New(from.AddDays(-1))} and id < {Ids.New(end.AddDays(1))} and author = {MessageAuthor.Agent} and author_id is not null and note = {false} and activity is null and at >= {from} and at < {end}
            group by author_id
            """,
            r => (Person: r.Id(0), From: r.Time(1), To: r.Time(2)), cancellationToken);
        var answered = Of([.. answers.Select(a => (a.Person, a.From, a.To.AddMinutes(15)))], from);
        return (answered.Count > 0 ? ShiftSource.Answers : ShiftSource.None, answered);
    }

    /// <summary>From the first to the last minute in which a person took work, without the pauses between; in minutes after midnight, out to whole quarter-hours.</summary>
    internal static IReadOnlyDictionary<Guid, OurShift> Of(IReadOnlyList<(Guid Person, DateTimeOffset From, DateTimeOffset To)> there, DateTimeOffset midnight)
    {
        var shifts = new Dictionary<Guid, OurShift>();
        foreach (var person in there.GroupBy(t => t.Person))
        {
            var spans = person.OrderBy(t => t.From).ToList();
            var breaks = new List<(int From, int Until)>();
            var latest = spans[0].To;
            foreach (var span in spans.Skip(1))
            {
                if (span.From - latest >= LeastBreak) breaks.Add((Five(latest), Five(span.From)));
                if (span.To > latest) latest = span.To;
            }

            if (latest - spans[0].From < LeastBreak) continue;
            var kept = breaks.Where(b => b.Until > b.From).OrderByDescending(b => b.Until - b.From).Take(MostBreaks).OrderBy(b => b.From);
            shifts.Add(person.Key, new OurShift(Quarter(Minutes(spans[0].From), down: true), Math.Min(24 * 60, Quarter(Minutes(latest), down: false)), [.. kept]));
        }

        return shifts;

        double Minutes(DateTimeOffset at) => (at - midnight).TotalMinutes;
        int Five(DateTimeOffset at) => (int)Math.Round(Minutes(at) / 5) * 5;
        static int Quarter(double minutes, bool down) => (int)(down ? Math.Floor(minutes / 15) : Math.Ceiling(minutes / 15)) * 15;
    }

    // A midnight that a zone skips is that much later.
    private static DateTimeOffset Midnight(DateOnly day, TimeZoneInfo zone)
    {
        var local = day.ToDateTime(TimeOnly.MinValue);
        return new DateTimeOffset(local, zone.GetUtcOffset(local)).ToUniversalTime();
    }
}

/// <summary>When somebody was there on a day, in minutes after midnight.</summary>
internal sealed record OurShift(int From, int Until, IReadOnlyList<(int From, int Until)> Breaks)
{
    /// <summary>The shift within a day of service, as a scenario says it; null when they were not there in it.</summary>
    /// <param name="plan">Who they are.</param>
    /// <param name="opens">Minutes after midnight.</param>
    /// <param name="closes">Minutes after midnight.</param>
    public AgentPlan? In(AgentPlan plan, int opens, int closes) => Until <= opens || From >= closes
        ? null
        : plan with
        {
            From = From <= opens ? null : Clock(From),
            Until = Until >= closes ? null : Clock(Until),
            Breaks = [.. Breaks.Where(b => b.From > opens && b.From < closes).Select(b => new BreakPlan { From = Clock(b.From), Until = Clock(b.Until) })],
        };

    private static string Clock(int minutes) => string.Create(CultureInfo.InvariantCulture, $"{minutes / 60:00}:{minutes % 60:00}");
}

/// <summary>What tells when people were there.</summary>
internal enum ShiftSource
{
    /// <summary>Nothing: everybody is taken to be there all day.</summary>
    None,

    /// <summary>Their first and last answers.</summary>
    Answers,

    /// <summary>The history of their states.</summary>
    States,
}
