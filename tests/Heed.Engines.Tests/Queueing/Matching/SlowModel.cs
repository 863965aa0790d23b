using Heed.Queueing.Matching;
using Heed.Queueing.Reasons;

namespace Heed.Engines.Tests.Queueing.Matching;

/// <summary>
/// What the engine should do, said as plainly as possible: after every act, as long as any waiting work and any agent could be paired, the first work of the
/// order goes to the first agent of the order. Looks at every pair every time.
/// </summary>
internal sealed class SlowModel(QueueSettings settings)
{
    private const long Second = 1_000_000, Minute = 60 * Second;
    private readonly List<Line> _shares = [];
    private long _now = long.MinValue / 2, _sequence, _touches;
    private List<(DecisionCode, Guid, Guid?)> _told = [];

    public Dictionary<Guid, Line> Lines { get; } = [];

    public List<Person> People { get; } = [];

    public List<Thing> Things { get; } = [];

    public List<(DecisionCode, Guid, Guid?)> Do(long now, Action act)
    {
        _now = Math.Max(_now, now);
        _told = [];
        while (Things.SelectMany(t => t.Timers.Select(e => (e.Value, t.Sequence, e.Key, t))).Where(e => e.Value <= _now).OrderBy(e => (e.Value, e.Sequence, e.Key)).Take(1).ToList() is [var due])
        {
            due.t.Timers.Remove(due.Key);
            Fire(due.t, due.Key);
            Settle();
        }

        act();
        Settle();
        return _told;
    }

    public void SetQueue(QueueRules rules)
    {
        rules = rules with { Rings = [.. rules.Rings.OrderBy(r => r.AfterSeconds)] };
        if (!Lines.TryGetValue(rules.Id, out var line)) Lines.Add(rules.Id, line = new Line());
        line.Rules = rules;
        foreach (var thing in Things.Where(t => t.Line == line && t.State == WorkState.Waiting)) Wait(thing);
    }

    public void SetAgent(AgentCard card)
    {
        var person = Of(card.Id);
        if (person is null) People.Add(person = new Person { Sequence = ++_sequence });
        person.Card = card;
        Open(person, card.Available);
    }

    public void SetAvailable(Guid agent, bool available)
    {
        if (Of(agent) is { } person) Open(person, available);
    }

    public void Gone(Guid agent)
    {
        if (Of(agent) is not { } person) return;
        Open(person, false);
        foreach (var thing in Had(person)) GiveBack(thing, false);
    }

    public void RemoveAgent(Guid agent)
    {
        if (Of(agent) is not { } person) return;
        Gone(agent);
        foreach (var thing in Alone(person)) Lapse(thing);
        foreach (var thing in Things) thing.Refused.Remove(person);
        People.Remove(person);
    }

    public void Enter(Work work)
    {
        if (Things.Any(t => t.Work.Id == work.Id)) return;
        var thing = Add(work);
        Prefer(thing);
        Wait(thing);
    }

    public void Accept(Guid work, Guid agent)
    {
        if (Find(work, WorkState.Offered) is not { } thing || thing.Person!.Card.Id != agent) return;
        thing.Timers.Remove(0);
        thing.State = WorkState.Held;
        thing.Person.Misses = 0;
        Tell(DecisionCode.Assigned, thing, thing.Person);
    }

    public void Decline(Guid work, Guid agent)
    {
        if (Find(work, WorkState.Offered) is not { } thing || thing.Person!.Card.Id != agent) return;
        thing.Person.Misses = 0;
        GiveBack(thing, true);
    }

    public void PutBack(Guid work)
    {
        if (Find(work, WorkState.Held) is { } thing) GiveBack(thing, true);
    }

    public void Cancel(Guid work, bool heldOnly)
    {
        if (Things.FirstOrDefault(t => t.Work.Id == work && (!heldOnly || t.State == WorkState.Held)) is not { } thing) return;
        Drop(thing);
        Things.Remove(thing);
    }

    public void HandOn(Work changed)
    {
        if (Things.FirstOrDefault(t => t.Work.Id == changed.Id) is not { } thing) return;
        var from = thing.Person;
        Drop(thing);
        if (from is not null) Refuse(thing, from);
        (thing.Work, thing.Line, thing.Preference, thing.Risk) = (changed, Lines[changed.Queue], changed.Preference, 0);
        foreach (var timer in new[] { 1, 2, 4, 5 }) thing.Timers.Remove(timer);
        if (from is not null) Tell(DecisionCode.Returned, thing, from);
        Prefer(thing);
        Wait(thing);
    }

    public void Take(Work work, Guid agent, Guid? from, bool beyond)
    {
        var thing = Things.FirstOrDefault(t => t.Work.Id == work.Id);
        var holder = thing?.State == WorkState.Held ? thing.Person : null;
        if (Of(agent) is not { } taker || holder?.Card.Id != from || holder == taker) return;
        if (!beyond && thing?.Person != taker && !(HasCount(taker, work.Kind) && HasUnits(taker, work.Kind))) return;
        var asked = thing?.State == WorkState.Offered ? thing.Person : null;
        if (thing is not null) Drop(thing);
        thing ??= Add(work);
        if (asked is not null && asked != taker) Tell(DecisionCode.Returned, thing, asked);
        Give(thing, taker, WorkState.Held);
        Tell(DecisionCode.Assigned, thing, taker);
    }

    public void Raise(Guid work, double minutes)
    {
        if (Things.FirstOrDefault(t => t.Work.Id == work) is not { } thing || minutes <= thing.Risk) return;
        thing.Risk = minutes;
        if (thing.State == WorkState.Waiting) Tell(DecisionCode.RiskRaised, thing, null);
    }

    public void ExpectAnswer(Guid work, double seconds)
    {
        if (Find(work, WorkState.Held) is { } thing) thing.Timers[1] = _now + (long)(seconds * Second);
    }

    public long Key(Thing thing) => thing.Entered - (long)Math.Round(Math.Min((thing.Work.Bonus with { Risk = thing.Risk }).Minutes, settings.MostBonusMinutes) * Minute);

    public int Weight(WorkKind kind) => settings.Units[kind];

    public bool HasUnits(Person person, WorkKind kind)
    {
        var (used, all) = (Used(person), person.Card.Capacity.Units);
        return all > 0 && (used + Weight(kind) <= all || (used == 0 && Weight(kind) > all));
    }

    public int Used(Person person) => Had(person).Sum(t => Weight(t.Work.Kind));

    private void Settle()
    {
        while (true)
        {
            var first = Things.Where(t => t.State == WorkState.Waiting && People.Any(p => IsPair(t, p))).OrderBy(t => (IsOver(t.Line), Key(t), t.Sequence)).FirstOrDefault();
            if (first is null) return;
            var able = People.Where(p => IsPair(first, p)).ToList();
            var to = able.FirstOrDefault(p => p.Card.Id == first.Preference?.Agent)
                ?? able.OrderBy(p => (first.Line.Rules.Order == AgentOrder.LeastLoaded ? (long)Used(p) * 1_000_000 / p.Card.Capacity.Units : 0, p.Touched)).First();
            _shares.Add(first.Line);
            var asks = first.Line.Rules.AcceptSeconds > 0;
            Give(first, to, asks ? WorkState.Offered : WorkState.Held);
            if (asks) first.Timers[0] = _now + (long)(first.Line.Rules.AcceptSeconds * Second);
            Tell(asks ? DecisionCode.Offered : DecisionCode.Assigned, first, to);
        }
    }

    private bool IsPair(Thing thing, Person person) =>
        MayHave(thing, person) && HasCount(person, thing.Work.Kind) && HasUnits(person, thing.Work.Kind)
        && !Things.Any(heavy => heavy.State == WorkState.Waiting && MayHave(heavy, person) && HasCount(person, heavy.Work.Kind) && person.Card.Capacity.Units > 0 && !HasUnits(person, heavy.Work.Kind)
            && _now - Key(heavy) >= (long)(settings.HoldAfterMinutes * Minute) && Key(heavy) < Key(thing));

    private bool MayHave(Thing thing, Person person)
    {
        if (!person.Available || thing.Refused.Contains(person)) return false;
        if (thing.Only is not null) return thing.Only == person;
        var rings = thing.Line.Rules.Rings.Take(thing.Ring).ToList();
        if (thing.Line.Rules.Teams.Count > 0 && !rings.Any(r => r.Everyone) && !thing.Line.Rules.Teams.Concat(rings.SelectMany(r => r.AddTeams)).Intersect(person.Card.Teams).Any()) return false;
        foreach (var need in thing.Work.Skills)
        {
            if (rings.Any(r => r.DropSkills.Contains(need.Skill))) continue;
            if (person.Card.Skills.GetValueOrDefault(need.Skill) < need.Level - rings.Sum(r => r.SkillRelief)) return false;
        }

        return thing.Work.Language is not { } language || rings.Any(r => r.AnyLanguage) || person.Card.Languages.Count == 0 || person.Card.Languages.Contains(language);
    }

    private bool HasCount(Person person, WorkKind kind) => Had(person).Count(t => t.Work.Kind == kind) < person.Card.Capacity.Most.GetValueOrDefault(kind, int.MaxValue);

    private bool IsOver(Line line) => Lines.Values.Any(l => l.Rules.ShareLimit is not null) && line.Rules.ShareLimit is { } limit && _shares.TakeLast(64).Count(l => l == line) > limit * 64;

    private Thing Add(Work work)
    {
        var thing = new Thing { Work = work, Line = Lines[work.Queue], Entered = Math.Min(work.Entered, _now), Sequence = ++_sequence, Preference = work.Preference };
        Things.Add(thing);
        return thing;
    }

    private void Prefer(Thing thing)
    {
        thing.Only = null;
        thing.Timers.Remove(2);
        if (thing.Preference is not { } preference || Of(preference.Agent) is not { } person || thing.Refused.Contains(person)) return;
        var until = thing.Entered + (long)(preference.Seconds * Second);
        if (preference.Kind == PreferenceKind.Dedicated) thing.Only = person;
        else if (person.Available && until > _now) (thing.Only, thing.Timers[2]) = (person, until);
    }

    private void Wait(Thing thing)
    {
        var rules = thing.Line.Rules;
        thing.State = WorkState.Waiting;
        thing.Ring = rules.Rings.Count(r => (long)(r.AfterSeconds * Second) <= _now - thing.Entered);
        thing.Timers.Remove(5);
        if (thing.Ring < rules.Rings.Count) thing.Timers[5] = thing.Entered + (long)(rules.Rings[thing.Ring].AfterSeconds * Second);
        if (thing.Refused.Count > 0) thing.Timers.TryAdd(3, _now + (long)(settings.RefusalSeconds * Second));
        if (thing.Work.Due is { } due && rules.RiskMinutes > thing.Risk) thing.Timers[4] = due - (long)(rules.RiskSeconds * Second);
    }

    private void Give(Thing thing, Person person, WorkState state)
    {
        (thing.State, thing.Person, thing.Only) = (state, person, null);
        foreach (var timer in new[] { 0, 2, 3, 5 }) thing.Timers.Remove(timer);
        person.Touched = ++_touches;
    }

    private void Drop(Thing thing)
    {
        if (thing.Person is null) return;
        thing.Timers.Remove(0);
        thing.Timers.Remove(1);
        thing.Person.Touched = ++_touches;
        (thing.Person, thing.State) = (null, WorkState.Waiting);
    }

    private void GiveBack(Thing thing, bool refused)
    {
        var person = thing.Person!;
        Drop(thing);
        if (refused) Refuse(thing, person);
        Tell(DecisionCode.Returned, thing, person);
        Prefer(thing);
        Wait(thing);
    }

    private static void Refuse(Thing thing, Person person)
    {
        if (thing.Preference?.Agent == person.Card.Id) thing.Preference = null;
        thing.Refused.Add(person);
    }

    private void Open(Person person, bool available)
    {
        if (available) person.Misses = 0;
        if (available && !person.Available) person.Touched = ++_touches;
        person.Available = available;
        if (available) return;
        foreach (var thing in Had(person).Where(t => t.State == WorkState.Offered)) GiveBack(thing, false);
        foreach (var thing in Alone(person).Where(t => t.Preference!.Kind != PreferenceKind.Dedicated)) Lapse(thing);
    }

    private void Lapse(Thing thing)
    {
        thing.Only = null;
        thing.Timers.Remove(2);
        Wait(thing);
        Tell(DecisionCode.PreferenceLapsed, thing, null);
    }

    private void Fire(Thing thing, int timer)
    {
        switch (timer)
        {
            case 0:
                var person = thing.Person!;
                Tell(DecisionCode.Missed, thing, person);
                person.Misses++;
                GiveBack(thing, true);
                if (settings.AwayAfterMisses == 0 || person.Misses < settings.AwayAfterMisses) return;
                Open(person, false);
                Tell(DecisionCode.SetAway, thing, person);
                return;
            case 1:
                GiveBack(thing, true);
                return;
            case 2:
                Lapse(thing);
                return;
            case 3:
                thing.Refused.Clear();
                Wait(thing);
                return;
            case 4:
                Raise(thing.Work.Id, thing.Line.Rules.RiskMinutes);
                return;
            default:
                Wait(thing);
                Tell(DecisionCode.Widened, thing, null);
                return;
        }
    }

    private List<Thing> Had(Person person) => [.. Things.Where(t => t.Person == person).OrderBy(t => t.Sequence)];

    private List<Thing> Alone(Person person) => [.. Things.Where(t => t.Only == person).OrderBy(t => (Key(t), t.Sequence))];

    private Thing? Find(Guid work, WorkState state) => Things.FirstOrDefault(t => t.Work.Id == work && t.State == state);

    private Person? Of(Guid agent) => People.FirstOrDefault(p => p.Card.Id == agent);

    private void Tell(DecisionCode code, Thing thing, Person? person) => _told.Add((code, thing.Work.Id, person?.Card.Id));

    internal sealed class Line
    {
        public QueueRules Rules { get; set; } = new() { Id = default };
    }

    internal sealed class Person
    {
        public AgentCard Card { get; set; } = new() { Id = default };

        public long Sequence { get; init; }

        public bool Available { get; set; }

        public int Misses { get; set; }

        public long Touched { get; set; }
    }

    /// <summary>Timers by number: 0 offer, 1 silence, 2 window, 3 refusals, 4 risk, 5 ring.</summary>
    internal sealed class Thing
    {
        public required Work Work { get; set; }

        public required Line Line { get; set; }

        public required long Entered { get; init; }

        public required long Sequence { get; init; }

        public double Risk { get; set; }

        public WorkState State { get; set; }

        public Person? Person { get; set; }

        public int Ring { get; set; }

        public Person? Only { get; set; }

        public Preference? Preference { get; set; }

        public HashSet<Person> Refused { get; } = [];

        public SortedDictionary<int, long> Timers { get; } = [];
    }
}
