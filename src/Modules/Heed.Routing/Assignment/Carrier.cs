using Heed.Notices.Public;
using Heed.Queueing.Reasons;
using Heed.Routing.Presence;

namespace Heed.Routing.Assignment;

/// <summary>
/// Carries out the engine's decisions inside one unit. Each is checked against the rows as they are: where somebody was faster, nothing is
/// done, and the work is named so that the desk takes the rows' truth.
/// </summary>
internal sealed class Carrier(IConversations conversations, INotices notices)
{
    /// <summary>Applies decisions in their order.</summary>
    /// <returns>Work and agents of whom the engine believes something that is not so.</returns>
    public Stale Apply(Unit unit, IReadOnlyList<Decision> decisions)
    {
        var work = new HashSet<Guid>();
        var agents = new HashSet<Guid>();
        var declined = new HashSet<Guid>();
        foreach (var decision in decisions)
        {
            var row = WorkRows.Find(unit, decision.Work);
            // The agent said no in the last moment, which is no silence.
            if (decision.Code == DecisionCode.Missed && row?.Standing == Standing.Waiting) declined.Add(decision.Work);
            if (decision is { Code: DecisionCode.SetAway, Agent: { } spared } && (work.Contains(decision.Work) || declined.Contains(decision.Work)))
            {
                agents.Add(spared);
                continue;
            }

            if (work.Contains(decision.Work) || (decision.Code == DecisionCode.Missed && declined.Contains(decision.Work))) continue;
            if (row is null || !Apply(unit, decision, row)) work.Add(decision.Work);
            else Record(unit, decision, row);
        }

        return new Stale([.. work], [.. agents]);
    }

    private bool Apply(Unit unit, Decision decision, QueuedWork row) => decision.Code switch
    {
        DecisionCode.Offered => Offer(unit, row, decision.Agent!.Value, Instants.FromMicros(decision.Until!.Value)),
        DecisionCode.Assigned => decision.Why.Code is WhyCode.Accepted or WhyCode.ByHand || HandOver(unit, row, decision),
        DecisionCode.Missed => Miss(unit, row, decision.Agent!.Value),
        DecisionCode.Returned => TakeBack(unit, row, decision),
        DecisionCode.SetAway => SetAway(unit, row, decision.Agent!.Value),
        DecisionCode.RiskRaised => MoveAhead(unit, row, decision),
        _ => true,
    };

    private bool Offer(Unit unit, QueuedWork row, Guid agent, DateTimeOffset until)
    {
        if (row.Standing != Standing.Waiting || !IsFree(unit, row)) return false;
        (row.Standing, row.Agent, row.Until) = (Standing.Offered, agent, until);
        WorkRows.Save(unit, row);
        WorkNews.Offered(unit, row, agent, until);
        return true;
    }

    private bool HandOver(Unit unit, QueuedWork row, Decision decision)
    {
        var agent = decision.Agent!.Value;
        if (row.Standing != Standing.Waiting || conversations.Find(unit, row.Conversation) is not { } thread || !IsFree(thread)) return false;
        var facts = new { why = WorkNews.Code(decision.Why.Code), queue = row.Queue, waited = decision.Why.Waited / 1_000_000, free = decision.Why.FreeAgents, load = decision.Why.Load };
        if (!conversations.Assign(unit, thread.Id, thread.Version, agent, thread.Team, Handler.Agent, AssignCodes.Routed, facts)) return false;
        WorkNews.Left(unit, row, "answered", agent);
        (row.Standing, row.Agent, row.Until, row.Since) = (Standing.Held, agent, null, unit.Now);
        WorkRows.Save(unit, row);
        notices.Notify(unit, agent, NoticeKinds.Assigned, row.Conversation);
        return true;
    }

    private static bool Miss(Unit unit, QueuedWork row, Guid agent)
    {
        if (row.Standing != Standing.Offered || row.Agent != agent) return false;
        WorkNews.Missed(unit, row, agent);
        return true;
    }

    private bool TakeBack(Unit unit, QueuedWork row, Decision decision)
    {
        var agent = decision.Agent!.Value;
        switch (decision.Why.Code)
        {
            case WhyCode.AgentSilent:
                return GiveBack(unit, row, agent);
            case WhyCode.TimedOut or WhyCode.AgentGone:
                if (row.Standing == Standing.Waiting) return true;
                if (!WorkRows.Withdraw(unit, row.Id, agent)) return false;
                WorkNews.Asked(unit, row.Id, agent);
                return true;
            default:
                // Declined, put back, handed on, taken by hand: who did it has written the row.
                return true;
        }
    }

    private bool GiveBack(Unit unit, QueuedWork row, Guid agent)
    {
        if (conversations.Find(unit, row.Conversation) is not { } thread || thread.Assignee != agent || thread.WaitingSince is null) return false;
        if (!conversations.Assign(unit, thread.Id, thread.Version, null, thread.Team, Handler.Queue, AssignCodes.AgentSilent, new { agent, queue = row.Queue })) return false;
        (row.Standing, row.Agent, row.Until, row.Since) = (Standing.Waiting, null, null, unit.Now);
        WorkRows.Save(unit, row);
        WorkNews.Entered(unit, row, WorkPlan.Read(row.Plan), again: true);
        return true;
    }

    private static bool MoveAhead(Unit unit, QueuedWork row, Decision decision)
    {
        row.Plan = (WorkPlan.Read(row.Plan) with { Bonus = decision.Why.Bonus }).Write();
        row.Rank = WorkPlan.Read(row.Plan).Rank(row.Entered);
        WorkRows.Save(unit, row);
        return true;
    }

    private bool SetAway(Unit unit, QueuedWork row, Guid agent)
    {
        PresenceBook.Choose(unit, agent, PresenceState.Away);
        notices.Notify(unit, agent, NoticeKinds.OfferMissed, row.Conversation);
        return true;
    }

    private bool IsFree(Unit unit, QueuedWork row) => conversations.Find(unit, row.Conversation) is { } thread && IsFree(thread);

    private static bool IsFree(ConversationRow thread) => thread is { Handler: Handler.Queue, Assignee: null, Silent: false, Snoozed: false } && thread.Category != StatusCategory.Resolved;

    private static void Record(Unit unit, Decision decision, QueuedWork row) => unit.Execute($"""
        insert into routing_decisions (workspace, id, work, conversation, at, code, why, agent, until, facts)
        values ({unit.Workspace}, {Ids.New(unit.Now)}, {row.Id}, {row.Conversation}, {Instants.FromMicros(decision.At)}, {decision.Code}, {decision.Why.Code}, {decision.Agent},
          {(decision.Until is { } until ? Instants.FromMicros(until) : (DateTimeOffset?)null)}, {DecisionFacts.Of(decision.Why, row.Queue).Write()})
        """);
}

/// <summary>What the engine has wrong.</summary>
internal sealed record Stale(IReadOnlyList<Guid> Work, IReadOnlyList<Guid> Agents);
