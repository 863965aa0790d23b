using Heed.Calendars;
using Heed.Conversations.Public;

namespace Heed.Metrics.Folding;

/// <summary>
/// Measures one conversation: events in, in the order of the ledger, facts out. Pure: no clock, no store, the same events give
/// the same facts. O(1) an event, besides the working hours (see <see cref="WorkCalendar"/>).
/// </summary>
internal static class Fold
{
    /// <summary>What a wait is measured against before a queue says otherwise, in seconds.</summary>
    public const int UsualTargetSeconds = 60;

    /// <summary>How soon a customer who comes back shows that the first answer was none.</summary>
    public static readonly TimeSpan ComesBack = TimeSpan.FromDays(7);

    /// <summary>Silence counts as work up to this long.</summary>
    public static readonly TimeSpan LongestSilence = TimeSpan.FromMinutes(10);

    private static readonly long QuarterTicks = TimeSpan.FromMinutes(15).Ticks;

    /// <summary>Folds one event into the state; returns what changes.</summary>
    /// <param name="hours">Working hours of the inbox, asked for only when something has come to its end.</param>
    public static List<FactChange> Apply(FoldState state, Step step, Func<WorkCalendar> hours)
    {
        var turn = new Turn(state, step, hours);
        // A merged conversation is still: what was under way in it goes on in the other one.
        if (state.Standing == Standings.Merged && step.Kind is not (StepKind.Separated or StepKind.Rated or StepKind.RatingChanged or StepKind.CustomerWrote)) return turn.Changes;
        switch (step.Kind)
        {
            case StepKind.Began: Begin(turn); break;
            case StepKind.CustomerWrote: CustomerWrote(turn); break;
            case StepKind.MachineWrote: Count(turn, FactKind.MessagesIn, state.Agent); break;
            case StepKind.PersonWrote: PersonWrote(turn); break;
            case StepKind.BotWrote: Count(turn, FactKind.MessagesBot, null); break;
            case StepKind.Touched: Work(turn); break;
            case StepKind.Assigned: Assigned(turn); break;
            case StepKind.Snoozed: Snoozed(turn); break;
            case StepKind.Woken: Turns(turn, step.Handler); break;
            case StepKind.Resolved: Resolved(turn); break;
            case StepKind.Reopened: Reopened(turn); break;
            case StepKind.QueueEntered: QueueEntered(turn); break;
            case StepKind.Abandoned: Abandoned(turn); break;
            case StepKind.Withdrawn: Withdrawn(turn); break;
            case StepKind.Escalated: Escalated(turn); break;
            case StepKind.Rated: Rated(turn); break;
            case StepKind.RatingChanged: RatingChanged(turn); break;
            case StepKind.Merged: Stand(turn, Standings.Merged); break;
            case StepKind.Separated:
                Stand(turn, Standings.Counts);
                Turns(turn, state.Handler);
                break;
            case StepKind.Spam: Stand(turn, Standings.Spam); break;
            case StepKind.NotSpam: Stand(turn, Standings.Counts); break;
        }

        return turn.Changes;
    }

    /// <summary>Whether facts of the kind count while the conversation stands so.</summary>
    public static bool Counts(FactKind kind, Standings standing) => standing switch
    {
        Standings.Counts => true,
        Standings.Merged => kind is not (FactKind.Created or FactKind.Resolved or FactKind.Resolution),
        _ => false,
    };

    private static void Begin(Turn turn)
    {
        (turn.State.BeganAt, turn.State.Agent, turn.State.Team) = (turn.Step.At, turn.Step.Person, turn.Step.Team);
        turn.Measure(FactKind.Created, 1, 1, Marks.None, turn.Step.Person);
        Turns(turn, turn.Step.Handler);
    }

    private static void CustomerWrote(Turn turn)
    {
        var state = turn.State;
        Count(turn, FactKind.MessagesIn, state.Agent);
        Work(turn);
        state.CustomerSpoke = true;
        state.Gone = false;
        // What is filed away, resolved or the bot's is owed by nobody until a person's turn has come.
        if (state.ResolvedAt is not null || state.Handler == Handler.Bot || state.Standing == Standings.Merged) state.HeardAt ??= turn.Step.At;
        else state.OwedSince ??= turn.Step.At;
    }

    private static void PersonWrote(Turn turn)
    {
        var (state, agent) = (turn.State, turn.Step.Person);
        Count(turn, FactKind.MessagesOut, agent);
        if (state.QueuedSince is not null && agent is not null) Served(turn, agent);
        Work(turn);
        if (state.OwedSince is { } since)
        {
            var kind = state.Answered ? FactKind.NextResponse : FactKind.FirstResponse;
            turn.Measure(kind, since, state.HadBot ? Marks.AfterBot : Marks.None, agent);
        }

        (state.OwedSince, state.HeardAt) = (null, null);
        // Whoever writes first has answered nothing yet.
        state.Answered |= state.CustomerSpoke;
        state.Touched = true;
    }

    private static void Assigned(Turn turn)
    {
        var (state, step) = (turn.State, turn.Step);
        var handed = step.Person is not null && state.Agent != step.Person;
        // Whoever gives it to a team gives it away, member of a team or not; whoever keeps it while a first team is named does not.
        var moved = step.Team is not null && state.Team != step.Team && (state.Team is not null || state.Agent != step.Person);
        if (state.Agent is not null && (handed || moved))
        {
            state.Transfers++;
            turn.Measure(FactKind.Transfer, 1, 1, Marks.None, state.Agent);
        }

        if (state.Agent != step.Person) EndWork(turn);
        if (step.Person is { } agent && state.QueuedSince is not null) Served(turn, agent);
        (state.Agent, state.Team) = (step.Person, step.Team);
        Turns(turn, step.Handler);
    }

    /// <summary>Whose turn it is from now on: what runs for the one before ends, what runs for the next begins.</summary>
    private static void Turns(Turn turn, Handler next)
    {
        var (state, at) = (turn.State, turn.Step.At);
        if (next != Handler.Agent) EndWork(turn);
        if (state.Handler == Handler.Bot && next != Handler.Bot) EndBot(turn);
        state.Handler = next;
        state.HadBot |= next == Handler.Bot;
        state.Touched |= next == Handler.Agent && state.Agent is not null;
        // Of what is resolved nothing runs, whoever it is given to, until it is opened again.
        if (state.ResolvedAt is not null) return;
        if (next == Handler.Bot)
        {
            state.BotSince ??= at;
            if (state.OwedSince is { } owed) (state.HeardAt, state.OwedSince) = (owed, null);
        }

        if (next == Handler.Queue) state.QueuedSince ??= at;
        else state.QueuedSince = null;
        if (next is Handler.Queue or Handler.Agent && state.HeardAt is not null)
        {
            // What was said to the bot is owed from the moment a person's turn has come.
            state.OwedSince ??= at;
            state.HeardAt = null;
        }

        if (next == Handler.Agent && state.Agent is not null) state.WorkedAt ??= at;
    }

    private static void Served(Turn turn, Guid? agent)
    {
        var state = turn.State;
        var waited = turn.Step.At - state.QueuedSince!.Value;
        var marks = (waited <= TimeSpan.FromSeconds(state.TargetSeconds ?? UsualTargetSeconds) ? Marks.InTarget : Marks.None) | (state.HadBot ? Marks.AfterBot : Marks.None);
        turn.Measure(FactKind.Wait, state.QueuedSince.Value, marks, agent);
        state.QueuedSince = null;
    }

    private static void QueueEntered(Turn turn)
    {
        var state = turn.State;
        // The queue is named a moment after the beginning; it is the new conversation's all the same.
        if (state is { Queue: null, Agent: null } && state.Numbers.ContainsKey(FactKind.Created)) turn.Changes.Add(new FactChange.Measured(new Fact(FactKind.Created, 1, state.BeganAt, 1, 1, Marks.None) { Team = state.Team, Queue = turn.Step.Queue }));
        (state.Queue, state.TargetSeconds) = (turn.Step.Queue, turn.Step.TargetSeconds);
        if (state.Handler != Handler.Queue) return;
        // What a customer who has gone left behind is picked up like a letter: nobody waits at the window.
        if (state.Gone && turn.Step.Letter) return;
        state.Gone = false;
        // From one queue to another at one stroke: the wait goes on.
        state.QueuedSince ??= state.Withdrawn?.At == turn.Step.At ? state.Withdrawn.Since : turn.Step.At;
    }

    private static void Withdrawn(Turn turn)
    {
        var state = turn.State;
        state.Withdrawn = state.QueuedSince is { } since ? new WithdrawnWait(turn.Step.At, since) : null;
        state.QueuedSince = null;
    }

    private static void Abandoned(Turn turn)
    {
        var state = turn.State;
        if (state.QueuedSince is not { } since) return;
        // It is seen only a while after: the wait ended when the customer went.
        var left = turn.Step.GoneAt is { } gone && gone < turn.Step.At ? gone : turn.Step.At;
        var then = turn with { Step = turn.Step with { At = left > since ? left : since } };
        then.Measure(FactKind.Wait, since, Marks.Abandoned | (state.HadBot ? Marks.AfterBot : Marks.None), null);
        state.QueuedSince = null;
        state.Gone = true;
    }

    private static void Snoozed(Turn turn)
    {
        EndWork(turn);
        turn.State.QueuedSince = null;
        if (turn.State.Handler == Handler.Queue) turn.State.Handler = Handler.None;
    }

    private static void Resolved(Turn turn)
    {
        var (state, step) = (turn.State, turn.Step);
        if (state.ResolvedAt is not null) return;
        EndWork(turn);
        var first = state.FirstResolvedAt is null;
        var marks = (state.Transfers > 0 ? Marks.Transferred : Marks.None) | (state.Escalations > 0 ? Marks.Escalated : Marks.None)
            | (first ? Marks.FirstContact : Marks.None) | (state.HadBot && !state.Touched ? Marks.ByBot : Marks.None);
        turn.Measure(FactKind.Resolved, 1, 1, marks, step.Person ?? state.Agent);
        turn.Set(FactKind.Resolution, 1, state.BeganAt, marks & ~(Marks.FirstContact | Marks.Reopened), step.Person ?? state.Agent);
        EndBot(turn);
        (state.OwedSince, state.HeardAt, state.QueuedSince) = (null, null, null);
        state.ResolvedAt = step.At;
        state.FirstResolvedAt ??= step.At;
    }

    private static void Reopened(Turn turn)
    {
        var (state, step) = (turn.State, turn.Step);
        if (state.ResolvedAt is { } resolved)
        {
            var number = state.Numbers.GetValueOrDefault(FactKind.Resolved);
            turn.Changes.Add(new FactChange.Marked(FactKind.Resolved, number, Marks.Reopened, On: true));
            if (step.At - resolved <= ComesBack) turn.Changes.Add(new FactChange.Marked(FactKind.Resolved, number, Marks.FirstContact, On: false));
            turn.Changes.Add(new FactChange.Withdrawn(FactKind.Resolution, 1));
            state.ResolvedAt = null;
        }

        Turns(turn, step.Handler);
    }

    private static void Escalated(Turn turn)
    {
        turn.State.Escalations++;
        turn.Measure(FactKind.Escalation, 1, 1, Marks.None, turn.State.Agent);
    }

    private static void Rated(Turn turn)
    {
        var step = turn.Step;
        if (turn.State.Ratings.ContainsKey(step.Subject)) return;
        turn.State.Ratings[step.Subject] = turn.Measure(FactKind.Satisfaction, step.Score, step.Score, Satisfied(step.Score), step.Person ?? turn.State.Agent);
    }

    private static void RatingChanged(Turn turn)
    {
        if (!turn.State.Ratings.TryGetValue(turn.Step.Subject, out var number)) return;
        turn.Changes.Add(new FactChange.Corrected(FactKind.Satisfaction, number, turn.Step.Score, Satisfied(turn.Step.Score)));
    }

    private static Marks Satisfied(int score) => score >= 4 ? Marks.Satisfied : Marks.None;

    private static void Stand(Turn turn, Standings standing)
    {
        var state = turn.State;
        if (state.Standing == standing) return;
        if (standing != Standings.Counts)
        {
            EndWork(turn);
            (state.OwedSince, state.HeardAt, state.QueuedSince, state.BotSince) = (null, null, null, null);
        }

        state.Standing = standing;
        turn.Changes.Add(new FactChange.Standing(standing));
    }

    private static void EndBot(Turn turn)
    {
        var state = turn.State;
        if (state.BotSince is not { } since) return;
        turn.Measure(FactKind.BotTime, since, Marks.None, null);
        state.BotSince = null;
    }

    /// <summary>Somebody works on it: the time since the last event is part of it, as far as it is not too long a silence.</summary>
    private static void Work(Turn turn)
    {
        var state = turn.State;
        if (state.WorkedAt is not { } last) return;
        state.Worked += (long)Math.Min((turn.Step.At - last).TotalMilliseconds, LongestSilence.TotalMilliseconds);
        state.WorkedAt = turn.Step.At;
    }

    private static void EndWork(Turn turn)
    {
        var state = turn.State;
        if (state.WorkedAt is null) return;
        Work(turn);
        turn.Measure(FactKind.Handle, state.Worked, state.Worked, Marks.None, state.Agent);
        (state.WorkedAt, state.Worked) = (null, 0);
    }

    private static void Count(Turn turn, FactKind kind, Guid? agent)
    {
        var state = turn.State;
        var here = new CountedMessages(turn.Step.At.UtcTicks / QuarterTicks, agent) { Team = state.Team, Queue = state.Queue };
        if (state.Messages.GetValueOrDefault(kind) == here)
        {
            turn.Changes.Add(new FactChange.Counted(kind, state.Numbers[kind]));
            return;
        }

        state.Messages[kind] = here;
        turn.Measure(kind, 1, 1, Marks.None, agent);
    }
}
