using Heed.Customers.Public;
using Heed.Platform.Timers;
using Heed.Routing.Presence;

namespace Heed.Routing.CallBacks;

/// <summary>
/// What happens to call-backs, inside units of work. The conversation keeps its place in its queue: whoever the queue gives it to gets the ring
/// card. A call-back for a later time waits outside of the queue and comes back to the place it had.
/// </summary>
internal sealed partial class CallBackDesk(IConversations conversations, ICustomers customers, IQueueBook queues, CallBackVoice voice, IWorkspaces workspaces, TimeProvider time) : ICallBacks
{
    public const string TimerKind = "routing.callBack";
    public const int MaxAbout = 500, MaxNote = 1000;

    /// <summary>How long an agent has to begin.</summary>
    private static readonly TimeSpan Card = TimeSpan.FromMinutes(2);

    /// <summary>How long one call may take until somebody else is asked.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(45);

    /// <inheritdoc/>
    public async Task<IReadOnlyList<OpenSlot>> SlotsAsync(ReadSession session, WorkspaceId workspace, Guid conversation, CancellationToken cancellationToken)
    {
        var rows = await queues.ListAsync(session, workspace, cancellationToken);
        var id = (await session.QueryAsync(CallBackRows.QueueOf(workspace, conversation), r => (Guid?)r.Id(0), cancellationToken)).FirstOrDefault();
        var queue = rows.FirstOrDefault(q => q.Id == id) ?? rows.First(q => q.IsDefault);
        if (queue.Terms.CallBackSlots.Count == 0) return [];
        var taken = await CallBackRows.TakenAsync(session, workspace, queue.Id, cancellationToken);
        var zone = TimeZoneInfo.FindSystemTimeZoneById((await workspaces.GetAsync(workspace, cancellationToken)).TimeZone);
        return SlotGrid.Offer(queue.Terms.CallBackSlots, zone, time.GetUtcNow(), taken);
    }

    /// <inheritdoc/>
    public bool Ask(Unit unit, Guid conversation, string phone, string about, DateTimeOffset? at)
    {
        if (conversations.Find(unit, conversation) is not { Silent: false } thread || thread.Category == StatusCategory.Resolved) return false;
        if (CallBackRows.HasOpen(unit, thread.Customer)) return true;
        if (!customers.MayBeRung(unit, thread.Customer)) return Deny(unit, thread, "callBackDenied", CallBackWords.Refused);
        if (PhoneNumber.Read(phone) is not { } number) return Deny(unit, thread, "callBackDenied", CallBackWords.BadNumber);
        var queue = QueueOf(unit, conversation);
        var slots = Slots(unit, queue);
        var slot = at is { } wanted ? slots.FirstOrDefault(s => s.From == wanted) : slots.Count > 0 ? slots[0] : null;
        if (slot is null && (at is not null || queue.Terms.CallBackSlots.Count > 0))
        {
            voice.Offer(unit, thread, CallBackWords.Full, slots);
            return false;
        }

        var later = slot is not null && slot.From > unit.Now;
        var row = Add(unit, thread, queue, number, about, slot?.From, slot?.To);
        voice.Tell(unit, thread, later ? "callBackBooked" : "callBackAsked", later ? CallBackWords.Booked : CallBackWords.Taken, later ? new { at = slot!.From } : null, number, slot?.From, mayCancel: true);
        Changed(unit, row, "callBack.asked");
        if (!later && thread.Assignee is { } agent) Show(unit, row, agent);
        return true;
    }

    /// <inheritdoc/>
    public bool Cancel(Unit unit, Guid conversation)
    {
        if (CallBackRows.Open(unit, conversation) is not { } row || row.State == CallBackState.Calling) return false;
        if (conversations.Find(unit, conversation) is { } thread) voice.Tell(unit, thread, "callBackCancelled", CallBackWords.Cancelled);
        Close(unit, row, CallBackState.Cancelled);
        return true;
    }

    /// <summary>An agent begins to ring; the conversation is theirs from then on.</summary>
    /// <exception cref="ConflictRefusal"><c>callBackTaken</c>: somebody else has it. <c>callBackOver</c>: it is closed.</exception>
    public CallBack Take(Unit unit, Guid id, Guid agent)
    {
        var row = CallBackRows.Find(unit, id) ?? throw new NotFoundRefusal();
        if (!row.IsOpen) throw new ConflictRefusal("callBackOver", "This call-back is closed.");
        if (row.Agent is { } other && other != agent && row.State is CallBackState.Due or CallBackState.Calling)
        {
            throw new ConflictRefusal("callBackTaken", "A colleague has this call-back.", new Dictionary<string, object?> { ["agentId"] = other });
        }

        return row.State == CallBackState.Calling ? row : Begin(unit, row, agent);
    }

    private CallBack Begin(Unit unit, CallBack row, Guid agent)
    {
        var thread = conversations.Find(unit, row.Conversation) ?? throw new NotFoundRefusal();
        if (thread.Assignee != agent && !conversations.Assign(unit, thread.Id, null, agent, thread.Team, Handler.Agent, "callBack", null)) throw new ConflictRefusal("callBackOver", "The conversation cannot be taken.");
        (row.State, row.Agent, row.Until) = (CallBackState.Calling, agent, unit.Now + Longest);
        unit.SetTimer(TimerKind, row.Id, row.Until.Value);
        Changed(unit, row, "callBack.changed");
        return row;
    }

    /// <summary>Writes down what became of a call, and what follows from it.</summary>
    /// <param name="at">For <see cref="CallOutcome.Later"/>: when to ring again.</param>
    public CallBack Record(Unit unit, Guid id, Guid agent, CallOutcome outcome, string note, DateTimeOffset? at)
    {
        var row = CallBackRows.Find(unit, id) ?? throw new NotFoundRefusal();
        if (row.State is not (CallBackState.Due or CallBackState.Calling)) throw new ConflictRefusal("callBackOver", "Nobody is ringing.");
        if (row.Agent != agent) throw new ConflictRefusal("callBackTaken", "A colleague has this call-back.", new Dictionary<string, object?> { ["agentId"] = row.Agent });
        var thread = conversations.Find(unit, row.Conversation) ?? throw new NotFoundRefusal();
        row.Add(new CallAttempt(unit.Now, agent, outcome, note));
        var missed = row.Calls.Count(c => c.Outcome == CallOutcome.NoAnswer);
        switch (outcome)
        {
            case CallOutcome.Reached:
                voice.Line(unit, thread.Id, "callBackReached", new { agent });
                Close(unit, row, CallBackState.Reached);
                break;
            case CallOutcome.WrongNumber:
                voice.Tell(unit, thread, "callBackWrong", CallBackWords.WrongNumber, new { agent });
                Close(unit, row, CallBackState.WrongNumber);
                break;
            case CallOutcome.NoAnswer when missed >= row.MostAttempts:
                voice.Tell(unit, thread, "callBackFailed", CallBackWords.Failed, new { agent, n = missed }, n: missed);
                Close(unit, row, CallBackState.Failed);
                break;
            case CallOutcome.NoAnswer:
                Book(unit, row, unit.Now.AddMinutes(row.SpacingMinutes));
                voice.Tell(unit, thread, "callBackNoAnswer", CallBackWords.NoAnswer, new { agent, n = missed, most = row.MostAttempts, at = row.DueAt }, at: row.DueAt, mayCancel: true);
                break;
            default:
                Book(unit, row, at!.Value);
                voice.Tell(unit, thread, "callBackLater", CallBackWords.Later, new { agent, at }, at: at, mayCancel: true);
                break;
        }

        return row;
    }

    /// <summary>A time has come: to ring, or the one who should have rung has not.</summary>
    public void Due(Unit unit, Guid id)
    {
        if (CallBackRows.Find(unit, id) is not { IsOpen: true } row) return;
        if (conversations.Find(unit, row.Conversation) is not { Silent: false } thread || thread.Category == StatusCategory.Resolved)
        {
            Close(unit, row, CallBackState.Cancelled);
            return;
        }

        var here = thread.Assignee is { } agent && PresenceBook.IsConnected(unit, agent);
        if (here && row.State != CallBackState.Due)
        {
            Show(unit, row, thread.Assignee!.Value);
            return;
        }

        // Whoever should have rung has not, or is not here: back to the queue, with the place the conversation has.
        if (thread.Assignee is not null || thread.Handler != Handler.Queue) conversations.Assign(unit, thread.Id, null, null, thread.Team, Handler.Queue, "callBackMissed", new { agent = thread.Assignee });
        Wait(unit, row);
    }

    /// <summary>The conversation has changed hands or was resolved: the card follows.</summary>
    public void Follow(Unit unit, Guid conversation)
    {
        if (CallBackRows.Open(unit, conversation) is not { } row || row.State == CallBackState.Calling) return;
        var thread = conversations.Find(unit, conversation);
        if (thread is null or { Silent: true } or { Category: StatusCategory.Resolved }) Close(unit, row, CallBackState.Cancelled);
        else if (row.State == CallBackState.Waiting && thread.Assignee is { } first) Show(unit, row, first);
        else if (row.State == CallBackState.Due && thread.Assignee is { } other && other != row.Agent) Show(unit, row, other);
        else if (row.State == CallBackState.Due && thread.Assignee is null) Wait(unit, row);
    }

    /// <summary>Offers a call-back to somebody who waits on a website.</summary>
    public void Offer(Unit unit, Guid conversation)
    {
        if (conversations.Find(unit, conversation) is not { Silent: false, Handler: Handler.Queue, Assignee: null, Channel: "web" } thread || thread.Category == StatusCategory.Resolved) return;
        var queue = QueueOf(unit, conversation);
        if (!queue.Terms.CallBack || CallBackRows.HasOpen(unit, thread.Customer) || !customers.MayBeRung(unit, thread.Customer)) return;
        var slots = Slots(unit, queue);
        if (slots.Count > 0 || queue.Terms.CallBackSlots.Count == 0) voice.Offer(unit, thread, CallBackWords.Offer, slots);
    }

    private static CallBack Add(Unit unit, ConversationRow thread, QueueRow queue, string number, string about, DateTimeOffset? at, DateTimeOffset? ends)
    {
        var later = at > unit.Now;
        var row = new CallBack
        {
            Workspace = unit.Workspace,
            Id = Ids.New(unit.Now),
            Conversation = thread.Id,
            Customer = thread.Customer,
            Queue = queue.Id,
            Phone = number,
            About = about.Length > MaxAbout ? about[..MaxAbout] : about,
            State = later ? CallBackState.Booked : CallBackState.Waiting,
            RequestedAt = unit.Now,
            DueAt = at,
            SlotEnds = ends,
            MostAttempts = queue.Terms.CallBackAttempts,
            SpacingMinutes = queue.Terms.CallBackMinutes,
        };
        unit.Db.Set<CallBack>().Add(row);
        if (later) unit.SetTimer(TimerKind, row.Id, at!.Value);
        return row;
    }

    private static void Show(Unit unit, CallBack row, Guid agent)
    {
        (row.State, row.Agent, row.Until) = (CallBackState.Due, agent, unit.Now + Card);
        unit.SetTimer(TimerKind, row.Id, row.Until.Value);
        Changed(unit, row, "callBack.changed");
    }

    private static void Wait(Unit unit, CallBack row)
    {
        (row.State, row.Agent, row.Until) = (CallBackState.Waiting, null, null);
        unit.ClearTimer(TimerKind, row.Id);
        Changed(unit, row, "callBack.changed");
    }

    private static void Book(Unit unit, CallBack row, DateTimeOffset at)
    {
        (row.State, row.DueAt, row.Agent, row.Until) = (CallBackState.Booked, at, null, null);
        unit.SetTimer(TimerKind, row.Id, at);
        Changed(unit, row, "callBack.changed");
    }

    private static void Close(Unit unit, CallBack row, CallBackState state)
    {
        (row.State, row.Until, row.EndedAt) = (state, null, unit.Now);
        unit.ClearTimer(TimerKind, row.Id);
        Changed(unit, row, "callBack.closed");
    }

    private static void Changed(Unit unit, CallBack row, string name)
    {
        row.Version++;
        unit.Append(new LedgerEvent(name, CallBack.LiveKind, row.Id, row.Version, new { conversation = row.Conversation, queue = row.Queue, state = (int)row.State, agent = row.Agent }));
    }

    private bool Deny(Unit unit, ConversationRow thread, string code, LocalText text)
    {
        voice.Tell(unit, thread, code, text);
        return false;
    }

    private QueueRow QueueOf(Unit unit, Guid conversation)
    {
        var rows = queues.List(unit);
        var id = unit.First(CallBackRows.QueueOf(unit.Workspace, conversation), r => (Guid?)r.Id(0));
        return rows.FirstOrDefault(q => q.Id == id) ?? rows.First(q => q.IsDefault);
    }

    private IReadOnlyList<OpenSlot> Slots(Unit unit, QueueRow queue) =>
        queue.Terms.CallBackSlots.Count == 0 ? [] : SlotGrid.Offer(queue.Terms.CallBackSlots, voice.Zone(unit), unit.Now, CallBackRows.Taken(unit, queue.Id));
}
