using Heed.Queueing.Matching;
using Heed.Queueing.Reasons;

namespace Heed.Engines.Tests.Queueing.Matching;

/// <summary>The same random acts done to the engine and to the slow model, with what must hold after each.</summary>
internal sealed class ServiceDay
{
    private const long Second = 1_000_000;
    private static readonly WorkKind[] Kinds = [WorkKind.Chat, WorkKind.Mail, WorkKind.Call, WorkKind.Case];
    private readonly QueueEngine _engine;
    private readonly SlowModel _model;
    private readonly QueueSettings _settings;
    private readonly Dictionary<Guid, long> _entered = [];
    private long _now = 1_000 * Second;
    private int _next;

    public ServiceDay(QueueSettings settings)
    {
        _settings = settings;
        _engine = new QueueEngine(settings);
        _model = new SlowModel(settings);
        for (var i = 0; i < 3; i++) Both(_engine.SetQueue(Rules(i, i), _now), () => _model.SetQueue(Rules(i, i)));
        for (var i = 0; i < 4; i++) Both(_engine.SetAgent(Card(i, i * 7), _now), () => _model.SetAgent(Card(i, i * 7)));
    }

    public List<Decision> Decisions { get; } = [];

    /// <summary>One act, whatever the number; numbers mean the same every time.</summary>
    public void Act(int number)
    {
        var d = new Dice(number);
        _now += d.Of(4) == 0 ? d.Of(90) * Second : d.Of(3) * Second;
        var (work, agent) = (Work(d), Agent(d.Of(5)));
        switch (d.Of(16))
        {
            case <= 4:
                var entering = Work(d, _next++);
                Came(entering);
                Both(_engine.Enter(entering, _now), () => _model.Enter(entering));
                break;
            case 5 or 6:
                var to = OfferedTo(work.Id) ?? agent;
                Both(_engine.Accept(work.Id, to, _now), () => _model.Accept(work.Id, to));
                break;
            case 7:
                var asked = OfferedTo(work.Id) ?? agent;
                Both(_engine.Decline(work.Id, asked, _now), () => _model.Decline(work.Id, asked));
                break;
            case 8:
                Both(_engine.Finish(work.Id, _now), () => _model.Cancel(work.Id, heldOnly: true));
                break;
            case 9:
                Both(_engine.Cancel(work.Id, _now), () => _model.Cancel(work.Id, heldOnly: false));
                break;
            case 10:
                Staff(d, agent);
                break;
            case 11:
                Both(_engine.HandOn(work, _now), () => _model.HandOn(work));
                break;
            case 12:
                Guid? from = d.Of(2) == 0 ? null : Agent(d.Of(4));
                var beyond = d.Of(4) == 0;
                Came(work);
                Both(_engine.Take(work, agent, _now, from, beyond), () => _model.Take(work, agent, from, beyond));
                break;
            case 13:
                var minutes = d.Of(30);
                Both(_engine.RaiseRisk(work.Id, minutes, _now), () => _model.Raise(work.Id, minutes));
                break;
            case 14:
                var seconds = d.Of(40);
                Both(_engine.ExpectAnswer(work.Id, seconds, _now), () => _model.ExpectAnswer(work.Id, seconds));
                break;
            default:
                Other(d, work.Id);
                break;
        }
    }

    private void Came(Work work)
    {
        if (!_model.Things.Any(t => t.Work.Id == work.Id)) _entered[work.Id] = Math.Min(work.Entered, _now);
    }

    private void Staff(Dice d, Guid agent)
    {
        var card = Card(d.Of(5), d.Of(40));
        switch (d.Of(5))
        {
            case 0:
                Both(_engine.Gone(agent, _now), () => _model.Gone(agent));
                break;
            case 1:
                Both(_engine.RemoveAgent(agent, _now), () => _model.RemoveAgent(agent));
                break;
            case 2:
                Both(_engine.SetAgent(card, _now), () => _model.SetAgent(card));
                break;
            default:
                var available = d.Of(3) > 0;
                Both(_engine.SetAvailable(agent, available, _now), () => _model.SetAvailable(agent, available));
                break;
        }
    }

    private void Other(Dice d, Guid work)
    {
        var rules = Rules(d.Of(3), d.Of(30));
        switch (d.Of(4))
        {
            case 0:
                Both(_engine.SetQueue(rules, _now), () => _model.SetQueue(rules));
                break;
            case 1:
                Both(_engine.PutBack(work, _now), () => _model.PutBack(work));
                break;
            default:
                _now += d.Of(300) * Second;
                Both(_engine.Advance(_now), () => { });
                break;
        }
    }

    private void Both(IReadOnlyList<Decision> decided, Action model)
    {
        Decisions.AddRange(decided);
        var expected = _model.Do(_now, model);
        Assert.Equal(expected, decided.Select(x => (x.Code, x.Work, x.Agent)));
        Assert.Equal(_model.Things.SelectMany(t => t.Timers.Values).Select(t => (long?)t).Min(), _engine.NextDue);
        Invariants();
    }

    private void Invariants()
    {
        foreach (var person in _model.People)
        {
            // Two owners are impossible to write down; that the lists agree is what could go wrong.
            Assert.Equal(_model.Things.Where(t => t.Person == person).OrderBy(t => t.Sequence).Select(t => t.Work.Id), _engine.WorkOf(person.Card.Id));
            Assert.Equal(_model.Used(person), _engine.LoadOf(person.Card.Id));
            Assert.Equal(person.Available, _engine.IsAvailable(person.Card.Id));
        }

        foreach (var line in _model.Lines)
        {
            var waiting = _model.Things.Where(t => t.Line == line.Value && t.State == WorkState.Waiting).OrderBy(t => (_model.Key(t), t.Sequence)).ToList();
            Assert.Equal(waiting.Select(t => t.Work.Id), _engine.WaitingIn(line.Key));
            for (var i = 0; i < waiting.Count; i++)
            {
                var place = _engine.Find(waiting[i].Work.Id, _now)!;
                Assert.Equal((i + 1, waiting[i].Ring), (place.Position, place.Ring));
                // The place is where the customer began to wait, whatever happened since.
                Assert.Equal(_entered[waiting[i].Work.Id], waiting[i].Entered);
                Assert.Equal(_model.People.Count, _engine.Explain(waiting[i].Work.Id, _now).Count);
            }
        }
    }

    private Guid? OfferedTo(Guid work) => _model.Things.FirstOrDefault(t => t.Work.Id == work && t.State == WorkState.Offered)?.Person!.Card.Id;

    private Work Work(Dice d, int? number = null) => new()
    {
        Id = Id(100 + (number ?? Math.Max(0, _next - 1 - d.Of(12)))),
        Queue = Id(10 + d.Of(3)),
        Kind = Kinds[d.Of(Kinds.Length)],
        Entered = _now - (d.Of(4) == 0 ? d.Of(900) * Second : 0),
        Skills = d.Of(3) switch { 0 => [], 1 => [new SkillNeed("returns", 1 + d.Of(3))], _ => [new SkillNeed("tax", 1), new SkillNeed("returns", 1)] },
        Language = d.Of(4) == 0 ? "zh" : null,
        Bonus = new BonusParts(d.Of(4) == 0 ? d.Of(20) : 0, d.Of(5) == 0 ? 5 : 0),
        Preference = d.Of(4) == 0 ? new Preference(Agent(d.Of(5)), (PreferenceKind)d.Of(3), d.Of(60)) : null,
        Due = d.Of(4) == 0 ? _now + d.Of(600) * Second : null,
    };

    private static QueueRules Rules(int queue, int form)
    {
        var d = new Dice(form * 7919 + 5);
        return new QueueRules
        {
            Id = Id(10 + queue),
            Teams = d.Of(3) == 0 ? [] : [Id(1 + d.Of(2))],
            Order = (AgentOrder)d.Of(2),
            AcceptSeconds = d.Of(2) * 20,
            Rings = d.Of(2) == 0 ? [] : [new Ring { AfterSeconds = 60, SkillRelief = 2, DropSkills = ["tax"] }, new Ring { AfterSeconds = 30, AddTeams = [Id(2)] }, new Ring { AfterSeconds = 120, Everyone = d.Of(2) == 0, AnyLanguage = true }],
            RiskSeconds = 60,
            RiskMinutes = d.Of(2) * 15,
            ShareLimit = d.Of(3) == 0 ? 0.05 : null,
        };
    }

    private static AgentCard Card(int agent, int form)
    {
        var d = new Dice(form * 104_729 + 3);
        return new AgentCard
        {
            Id = Agent(agent),
            Teams = d.Of(3) == 0 ? [Id(1), Id(2)] : [Id(1 + d.Of(2))],
            Skills = d.Of(4) == 0 ? new Dictionary<string, int>() : new Dictionary<string, int> { ["returns"] = 1 + d.Of(3), ["tax"] = d.Of(2) },
            Languages = d.Of(3) switch { 0 => [], 1 => ["zh"], _ => ["en"] },
            Capacity = new Capacity { Units = 1 + d.Of(14), Most = d.Of(2) == 0 ? new Dictionary<WorkKind, int>() : new Dictionary<WorkKind, int> { [WorkKind.Chat] = d.Of(3), [WorkKind.Mail] = 2 } },
            Available = d.Of(6) > 0,
        };
    }

    private static Guid Agent(int number) => Id(50 + number);

    private static Guid Id(int number) => new(number, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);

    /// <summary>Small numbers from one number (SplitMix64).</summary>
    private sealed class Dice(int number)
    {
        private ulong _state = (ulong)(uint)number * 0x9E3779B97F4A7C15;

        public int Of(int sides)
        {
            var z = _state += 0x9E3779B97F4A7C15;
            z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
            z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
            return (int)((z ^ (z >> 31)) % (ulong)sides);
        }
    }
}
