using Heed.Queueing.Lines;
using Heed.Queueing.Matching;
using Heed.Queueing.Reasons;
using Heed.Queueing.Scenarios;

namespace Heed.Queueing.Simulating;

/// <summary>One day of a plan, through the real engine on virtual time.</summary>
internal sealed class Day
{
    // What nobody serves in a week after the doors close, nobody will.
    private const long Patience = 7 * 24 * Micros.Hour;
    private const int LookEvery = 4096;
    private readonly Plan _plan;
    private readonly QueueEngine _engine;
    private readonly PriorityQueue<Happening, (long At, long Number)> _ahead = new();
    private readonly Dictionary<Guid, Contact> _contacts = [];
    private readonly Dictionary<Guid, AgentRun> _agents = [];
    private readonly List<AgentRun> _byNumber = [];
    private readonly ArrivalTimes[] _arrivals;
    private readonly ulong[] _seeds;
    private readonly int[] _came;
    private readonly DayBook _book;
    private long _now, _numbers;

    public Day(Plan plan, ulong seed)
    {
        _plan = plan;
        _book = new DayBook(plan);
        _engine = new QueueEngine(plan.Settings);
        foreach (var queue in plan.Queues) _engine.SetQueue(queue, 0);
        foreach (var (card, agent, spans) in plan.Agents) Employ(new AgentRun(_byNumber.Count, card, agent), spans);
        var sorts = plan.Scenario.Arrivals;
        _seeds = [.. sorts.Select(a => Dice.Seed(seed, a.Name))];
        _arrivals = [.. sorts.Select((a, i) => new ArrivalTimes(a, plan.Scenario.Hours * 3600, _seeds[i]))];
        _came = new int[sorts.Count];
        for (var i = 0; i < sorts.Count; i++) Await(i);
    }

    /// <summary>Lives the day through.</summary>
    public DayBook Run(CancellationToken cancellationToken)
    {
        for (var step = 0; ; step++)
        {
            if (step % LookEvery == 0) cancellationToken.ThrowIfCancellationRequested();
            var due = _engine.NextDue ?? long.MaxValue;
            if (!_ahead.TryPeek(out _, out var next)) next = (long.MaxValue, 0);
            if (Math.Min(due, next.At) is var at && (at == long.MaxValue || at > _plan.Closes + Patience)) break;
            _now = Math.Max(_now, at);
            if (due <= next.At) Carry(_engine.Advance(_now));
            else Happen(_ahead.Dequeue());
        }

        foreach (var agent in _byNumber) _book.Count(agent, Math.Max(_now, _plan.Closes));
        foreach (var contact in _contacts.Values) _book.LeftOver(contact);
        return _book;
    }

    private void Employ(AgentRun agent, IReadOnlyList<(long From, long Until)> spans)
    {
        _engine.SetAgent(agent.Card, 0);
        _agents.Add(agent.Card.Id, agent);
        _byNumber.Add(agent);
        foreach (var (from, until) in spans)
        {
            Plan(new Happening(HappeningKind.ComesOn, agent.Number, null, 0), from);
            if (until < long.MaxValue) Plan(new Happening(HappeningKind.GoesOff, agent.Number, null, 0), until);
        }
    }

    private void Happen(Happening happening)
    {
        var contact = happening.Contact;
        if (contact is not null && happening.Turn != (happening.Kind == HappeningKind.Accepts ? contact.Offers : contact.Turn)) return;
        switch (happening.Kind)
        {
            case HappeningKind.Comes:
                Come(happening.Number);
                break;
            case HappeningKind.BotIsDone:
                Enter(contact!);
                break;
            case HappeningKind.Leaves:
                contact!.Turn++;
                _contacts.Remove(contact.Work.Id);
                _book.Left(contact, _now);
                Carry(_engine.Cancel(contact.Work.Id, _now));
                break;
            case HappeningKind.Accepts:
                Carry(_engine.Accept(contact!.Work.Id, _byNumber[happening.Number].Card.Id, _now));
                break;
            case HappeningKind.IsHandedOn:
                HandOn(contact!);
                break;
            case HappeningKind.IsDone:
                Release(contact!);
                _contacts.Remove(contact!.Work.Id);
                _book.Done(contact, _now);
                Carry(_engine.Finish(contact.Work.Id, _now));
                break;
            default:
                Staff(_byNumber[happening.Number], happening.Kind);
                break;
        }
    }

    private void Staff(AgentRun agent, HappeningKind kind)
    {
        _book.Count(agent, _now);
        if (kind != HappeningKind.ComesBack) agent.OnDuty = kind == HappeningKind.ComesOn;
        Carry(_engine.SetAvailable(agent.Card.Id, agent.OnDuty, _now));
    }

    private void Await(int sort)
    {
        if (_arrivals[sort].Next() is { } at) Plan(new Happening(HappeningKind.Comes, sort, null, 0), at);
    }

    private void Come(int sort)
    {
        var plan = _plan.Scenario.Arrivals[sort];
        var contact = new Contact(sort, _now, Dice.Seed(_seeds[sort], (ulong)_came[sort]++));
        _book.Came(contact);
        Await(sort);
        var (heard, settled, talk) = (contact.Next(), contact.Next(), contact.Next());
        if (_plan.Scenario.Bot is not { } bot || !plan.Bot || heard >= bot.Share)
        {
            Enter(contact);
            return;
        }

        contact.HeardBot = true;
        var talked = Micros.OfSeconds(bot.Talk.At(talk));
        _book.BotSpoke(contact, bot.FirstReplySeconds);
        if (settled < (plan.BotResolves ?? bot.Resolves)) _book.BotSettled(contact, talked);
        else Plan(new Happening(HappeningKind.BotIsDone, 0, contact, contact.Turn), _now + talked);
    }

    private void Enter(Contact contact)
    {
        var plan = _plan.Scenario.Arrivals[contact.Sort];
        contact.Work = new Work
        {
            Id = new Guid(contact.Sort, 0, 0, BitConverter.GetBytes(++_numbers)),
            Queue = _plan.Queues[_plan.QueueOf[contact.Sort]].Id,
            Kind = plan.Kind,
            Entered = _now,
            Skills = _plan.Skills[contact.Sort],
            Language = plan.Language,
            Bonus = new BonusParts(plan.Priority, plan.Tier, plan.Value),
            Preference = Preferred(contact, plan.Prefer),
            Due = plan.PromisedSeconds is { } promised ? _now + Micros.OfSeconds(promised) : null,
        };
        contact.Entered = _now;
        _contacts.Add(contact.Work.Id, contact);
        _book.Entered(contact);
        Stand(contact);
        Carry(_engine.Enter(contact.Work, _now));
    }

    private Preference? Preferred(Contact contact, PreferPlan? prefer) => prefer is null || _plan.Preferred[contact.Sort] is not { Count: > 0 } agents
        ? null
        : new Preference(agents[(int)(contact.Seed % (ulong)agents.Count)], prefer.Kind, prefer.WaitSeconds);

    private void Stand(Contact contact)
    {
        contact.Turn++;
        contact.IsWaiting = true;
        contact.InLineSince = _now;
        var patience = contact.Next();
        if (_plan.Scenario.Arrivals[contact.Sort].Patience is { } spread) Plan(new Happening(HappeningKind.Leaves, 0, contact, contact.Turn), _now + Micros.OfSeconds(spread.At(patience)));
    }

    private void HandOn(Contact contact)
    {
        Release(contact);
        contact.IsHandedOn = true;
        var topic = _plan.Scenario.Arrivals[contact.Sort].Topic!;
        contact.Work = contact.Work with { Skills = [.. contact.Work.Skills.Where(s => s.Skill != topic), new SkillNeed(topic, 1)] };
        Stand(contact);
        Carry(_engine.HandOn(contact.Work, _now));
    }

    private void Carry(IReadOnlyList<Decision> decisions)
    {
        foreach (var decision in decisions)
        {
            if (!_contacts.TryGetValue(decision.Work, out var contact)) continue;
            switch (decision.Code)
            {
                case DecisionCode.Offered:
                    Ask(contact, _agents[decision.Agent!.Value]);
                    break;
                case DecisionCode.Assigned:
                    Serve(contact, _agents[decision.Agent!.Value]);
                    break;
                case DecisionCode.Missed:
                    _book.Missed(contact);
                    break;
                case DecisionCode.SetAway:
                    var away = _agents[decision.Agent!.Value];
                    Plan(new Happening(HappeningKind.ComesBack, away.Number, null, 0), _now + Micros.OfSeconds(away.Plan.BackAfterSeconds));
                    break;
                default:
                    break;
            }
        }
    }

    // Longer than the line allows is a missed offer, which the engine sees by itself: the acceptance then comes to nothing.
    private void Ask(Contact contact, AgentRun agent) =>
        Plan(new Happening(HappeningKind.Accepts, agent.Number, contact, ++contact.Offers), _now + Micros.OfSeconds(agent.Plan.Accept.At(contact.Next())));

    private void Serve(Contact contact, AgentRun agent)
    {
        var plan = _plan.Scenario.Arrivals[contact.Sort];
        contact.Turn++;
        contact.IsWaiting = false;
        contact.Agent = agent;
        contact.Waited += Micros.ToSeconds(_now - contact.InLineSince);
        var (handling, reply, handsOn) = (contact.Next(), contact.Next(), contact.Next());
        if (!contact.IsAnswered) _book.Answered(contact, _now, agent.Plan.FirstReply.At(reply));
        contact.IsAnswered = true;
        _book.Count(agent, _now);
        var seconds = plan.Handling.At(handling) * agent.Plan.Pace * (1 + agent.Plan.Slowdown * agent.Held);
        agent.Held++;
        agent.Units += _plan.Units[(int)plan.Kind];
        var unskilled = plan.Topic is { } topic && !agent.Plan.Skills.ContainsKey(topic);
        if (unskilled && !contact.IsHandedOn && handsOn < agent.Plan.Unskilled.HandOn)
        {
            Plan(new Happening(HappeningKind.IsHandedOn, 0, contact, contact.Turn), _now + Micros.OfSeconds(agent.Plan.Unskilled.HandOnSeconds));
            return;
        }

        if (unskilled) seconds *= agent.Plan.Unskilled.Pace;
        Plan(new Happening(HappeningKind.IsDone, 0, contact, contact.Turn), _now + Micros.OfSeconds(seconds));
    }

    private void Release(Contact contact)
    {
        var agent = contact.Agent!;
        _book.Count(agent, _now);
        agent.Held--;
        agent.Units -= _plan.Units[(int)_plan.Scenario.Arrivals[contact.Sort].Kind];
        contact.Agent = null;
        contact.Turn++;
    }

    private void Plan(Happening happening, long at) => _ahead.Enqueue(happening, (at, ++_numbers));
}
