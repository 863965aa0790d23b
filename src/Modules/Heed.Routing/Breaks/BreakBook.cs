using Heed.Platform.Timers;
using Heed.Routing.Presence;

namespace Heed.Routing.Breaks;

/// <summary>What happens to breaks, inside units of work. Everything that begins or ends a break goes through here.</summary>
internal static class BreakBook
{
    public const string TimerKind = "routing.break";

    /// <summary>What nobody decided in this time is asked no longer.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromHours(2);

    /// <summary>An agent asks for a break.</summary>
    /// <exception cref="ConflictRefusal"><c>breakOpen</c>: there is one already.</exception>
    public static Break Ask(Unit unit, Guid person, Guid? reason, int minutes, string word)
    {
        Free(unit, person);
        var one = New(unit, person, BreakState.Asked, calm: false, reason, minutes, word);
        unit.SetTimer(TimerKind, one.Id, unit.Now + Patience);
        unit.Append(new LedgerEvent("break.asked", Break.LiveKind, one.Id, one.Version, new { person, minutes }));
        return one;
    }

    /// <summary>A calm break, at once.</summary>
    /// <param name="dayStart">When the day began in which they are counted.</param>
    /// <exception cref="ConflictRefusal"><c>calmSpent</c>: none is left today. <c>breakOpen</c>: one is running or asked for. <c>notHere</c>: no live connection.</exception>
    public static Break Calm(Unit unit, Guid person, DateTimeOffset dayStart)
    {
        var rules = PresenceRules.Of(unit);
        Free(unit, person);
        Here(unit, person);
        if (CalmTaken(unit, person, dayStart) >= rules.CalmPerDay) throw new ConflictRefusal("calmSpent", "No calm break is left for today.", new Dictionary<string, object?> { ["perDay"] = rules.CalmPerDay });
        var one = New(unit, person, BreakState.Asked, calm: true, null, rules.CalmMinutes, "");
        Start(unit, one);
        return one;
    }

    /// <summary>Grants what is asked for, at once or for later.</summary>
    /// <param name="delay">Minutes from now; 0 begins at once.</param>
    public static Break Grant(Unit unit, Guid id, Guid supervisor, int delay, string answer)
    {
        var one = Open(unit, id, BreakState.Asked, BreakState.Planned);
        if (delay == 0) Here(unit, one.Person);
        Decide(unit, one, supervisor, answer);
        if (delay == 0)
        {
            Start(unit, one);
            return one;
        }

        one.State = BreakState.Planned;
        one.From = unit.Now.AddMinutes(delay);
        unit.SetTimer(TimerKind, one.Id, one.From.Value);
        Changed(unit, one, "break.planned");
        return one;
    }

    /// <summary>Refuses what is asked for.</summary>
    public static Break Refuse(Unit unit, Guid id, Guid supervisor, string answer)
    {
        var one = Open(unit, id, BreakState.Asked, BreakState.Planned);
        Decide(unit, one, supervisor, answer);
        Close(unit, one, BreakState.Refused, "break.refused");
        return one;
    }

    /// <summary>The agent no longer wants it; a running one ends, and the agent is online again.</summary>
    public static Break GiveUp(Unit unit, Guid id, Guid person)
    {
        var one = Open(unit, id, BreakState.Asked, BreakState.Planned, BreakState.Running);
        if (one.Person != person) throw new NotFoundRefusal();
        if (one.State == BreakState.Running) PresenceBook.Set(unit, person, new Choice(PresenceState.Online));
        else Close(unit, one, BreakState.Withdrawn, "break.withdrawn");
        return one;
    }

    /// <summary>Ends the break a person is on, because its state is about to be another.</summary>
    public static void EndRunning(Unit unit, Guid person)
    {
        var one = unit.Db.Set<Break>().FirstOrDefault(b => b.Workspace == unit.Workspace && b.Person == person && b.State == BreakState.Running);
        if (one is not null) Close(unit, one, BreakState.Ended, "break.ended");
    }

    /// <summary>A break is due: to begin, to end (a calm one), or to be asked no longer.</summary>
    public static void Due(Unit unit, Guid id)
    {
        if (unit.Db.Set<Break>().FirstOrDefault(b => b.Workspace == unit.Workspace && b.Id == id) is not { IsOpen: true } one) return;
        switch (one.State)
        {
            case BreakState.Planned when PresenceBook.IsConnected(unit, one.Person):
                Start(unit, one);
                break;
            case BreakState.Running when one.Calm:
                PresenceBook.Set(unit, one.Person, new Choice(PresenceState.Online));
                break;
            case BreakState.Running:
                // Whoever is late is late: nobody is made available who may not be at the desk.
                break;
            default:
                Close(unit, one, BreakState.Lapsed, "break.lapsed");
                break;
        }
    }

    /// <summary>Calm breaks since an instant.</summary>
    public static int CalmTaken(Unit unit, Guid person, DateTimeOffset since) =>
        (int)unit.Number($"select count(*) from routing_breaks where workspace = {unit.Workspace} and person = {person} and calm = {true} and asked_at >= {since}");

    private static Break New(Unit unit, Guid person, BreakState state, bool calm, Guid? reason, int minutes, string word)
    {
        var one = new Break { Workspace = unit.Workspace, Id = Ids.New(unit.Now), Person = person, State = state, Calm = calm, Reason = reason, Minutes = minutes, Word = word, AskedAt = unit.Now };
        unit.Db.Set<Break>().Add(one);
        return one;
    }

    private static void Start(Unit unit, Break one)
    {
        one.State = BreakState.Running;
        one.StartedAt = unit.Now;
        var until = unit.Now.AddMinutes(one.Minutes);
        if (one.Calm) unit.SetTimer(TimerKind, one.Id, until);
        else unit.ClearTimer(TimerKind, one.Id);
        PresenceBook.Set(unit, one.Person, new Choice(PresenceState.Break, one.Reason, until, one.Calm));
        Changed(unit, one, "break.started");
    }

    private static void Close(Unit unit, Break one, BreakState state, string name)
    {
        one.State = state;
        one.EndedAt = unit.Now;
        unit.ClearTimer(TimerKind, one.Id);
        Changed(unit, one, name);
    }

    private static void Decide(Unit unit, Break one, Guid supervisor, string answer)
    {
        one.DecidedBy = supervisor;
        one.DecidedAt = unit.Now;
        one.Answer = answer;
    }

    private static Break Open(Unit unit, Guid id, params ReadOnlySpan<BreakState> states)
    {
        var one = unit.Db.Set<Break>().FirstOrDefault(b => b.Workspace == unit.Workspace && b.Id == id) ?? throw new NotFoundRefusal();
        return states.Contains(one.State) ? one : throw new ConflictRefusal("breakDecided", "It has been decided meanwhile.", new Dictionary<string, object?> { ["state"] = one.State.ToString() });
    }

    private static void Free(Unit unit, Guid person)
    {
        var open = unit.Number($"select count(*) from routing_breaks where workspace = {unit.Workspace} and person = {person} and state in ({BreakState.Asked}, {BreakState.Planned}, {BreakState.Running})");
        if (open > 0) throw new ConflictRefusal("breakOpen", "There is a break already: asked for, planned or running.");
    }

    private static void Here(Unit unit, Guid person)
    {
        if (!PresenceBook.IsConnected(unit, person)) throw new ConflictRefusal("notHere", "The agent is not connected.");
    }

    private static void Changed(Unit unit, Break one, string name)
    {
        one.Version++;
        unit.Append(new LedgerEvent(name, Break.LiveKind, one.Id, one.Version, new { person = one.Person, calm = one.Calm }));
    }
}
