using Heed.Queueing.Lines;

namespace Heed.Queueing.Simulating;

/// <summary>Writes down what happens on a day. Contacts that came in the warm-up and agents' time outside the counted hours are left out.</summary>
internal sealed class DayBook
{
    private const long Quarter = 15 * Micros.Minute;
    private const int MostQuarters = 7 * 96, MostQueueQuarters = 20 * 96;
    private readonly Plan _plan;

    public DayBook(Plan plan)
    {
        _plan = plan;
        Queues = [.. plan.Queues.Select(_ => new Tally())];
        var quarters = (plan.Closes + Quarter - 1) / Quarter;
        Quarters = [.. Enumerable.Range(0, quarters <= MostQuarters ? (int)quarters : 0).Select(_ => new Tally())];
        QueueQuarters = [.. plan.Queues.Select(_ => Quarters.Length * plan.Queues.Count <= MostQueueQuarters ? Quarters.Select(_ => new Tally()).ToArray() : [])];
        Whole.Span = Micros.ToSeconds(plan.Closes - plan.CountsFrom);
        foreach (var (quarter, i) in Quarters.Select((q, i) => (q, i))) quarter.Span = Micros.ToSeconds(Math.Min(Quarter, plan.Closes - i * Quarter));
    }

    public Tally Whole { get; } = new();

    public Tally[] Queues { get; }

    /// <summary>By when the contact came; empty for more than a week.</summary>
    public Tally[] Quarters { get; }

    /// <summary>Line by line, by when the contact came; empty where there would be too many.</summary>
    public Tally[][] QueueQuarters { get; }

    public void Came(Contact contact) => Each(contact, t => t.Contacts++);

    public void BotSpoke(Contact contact, double seconds) => Each(contact, t => t.FirstWords(seconds));

    public void BotSettled(Contact contact, long talked) => Each(contact, t =>
    {
        t.BotResolved++;
        t.Settled(Micros.ToSeconds(talked));
    });

    public void Entered(Contact contact) => Each(contact, t => t.ToPeople++);

    public void Missed(Contact contact) => Each(contact, t => t.Missed++);

    public void Answered(Contact contact, long now, double reply)
    {
        var (waited, target) = (now - contact.Entered, _plan.Targets[_plan.QueueOf[contact.Sort]]);
        Each(contact, t =>
        {
            if (waited <= target) t.InTime++;
            t.HumanWords(Micros.ToSeconds(waited) + reply);
            if (!contact.HeardBot) t.FirstWords(Micros.ToSeconds(waited) + reply);
        });
    }

    public void Left(Contact contact, long now)
    {
        var waited = contact.Waited + Micros.ToSeconds(now - contact.InLineSince);
        Each(contact, t =>
        {
            t.Abandoned++;
            t.Waited(waited);
            if (contact.IsHandedOn) t.HandedOn++;
        });
    }

    public void Done(Contact contact, long now) => Each(contact, t =>
    {
        t.Waited(contact.Waited);
        t.Settled(Micros.ToSeconds(now - contact.Came));
        if (contact.IsHandedOn) t.HandedOn++;
    });

    public void LeftOver(Contact contact)
    {
        if (contact.IsWaiting) Each(contact, t => t.Unserved++);
    }

    /// <summary>Adds up an agent's time until now, before anything about the agent changes.</summary>
    public void Count(AgentRun agent, long now)
    {
        var (from, until) = (Math.Max(agent.CountedTo, _plan.CountsFrom), Math.Min(now, _plan.Closes));
        agent.CountedTo = now;
        if (from >= until || !(agent.OnDuty || agent.Held > 0)) return;
        Add(Whole, agent, until - from);
        for (var at = from; Quarters.Length > 0 && at < until;)
        {
            var end = Math.Min(until, (at / Quarter + 1) * Quarter);
            Add(Quarters[at / Quarter], agent, end - at);
            at = end;
        }
    }

    private static void Add(Tally tally, AgentRun agent, long micros)
    {
        var seconds = Micros.ToSeconds(micros);
        tally.Staffed += seconds;
        tally.Capacity += seconds * agent.Plan.Units;
        tally.Load += seconds * agent.Units;
        if (agent.Held > 0) tally.Busy += seconds;
    }

    private void Each(Contact contact, Action<Tally> write)
    {
        if (contact.Came < _plan.CountsFrom) return;
        write(Whole);
        var queue = _plan.QueueOf[contact.Sort];
        write(Queues[queue]);
        if (Quarters.Length == 0) return;
        var quarter = Math.Min(contact.Came / Quarter, Quarters.Length - 1);
        write(Quarters[quarter]);
        if (QueueQuarters[queue].Length > 0) write(QueueQuarters[queue][quarter]);
    }
}
