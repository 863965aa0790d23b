namespace Heed.Routing.CallBacks;

/// <summary>Call-backs that agents plan: refused with a reason where the customer who asks is told so in words.</summary>
internal sealed partial class CallBackDesk
{
    /// <summary>An agent takes a call-back down for the customer, for now, for a time, or in turn with the place the conversation has.</summary>
    /// <param name="number">E.164.</param>
    /// <param name="at">When to ring, any time to come; null for in turn.</param>
    /// <param name="ring">The agent rings at once; <paramref name="at"/> is null then.</param>
    /// <exception cref="ConflictRefusal"><c>callBackResolved</c>, <c>callBackOpen</c> (there is one already), <c>callBackDenied</c> (the customer is not to be rung).</exception>
    public CallBack Plan(Unit unit, Guid conversation, string number, string about, DateTimeOffset? at, Guid agent, bool ring)
    {
        var thread = conversations.Find(unit, conversation);
        if (thread is null or { Silent: true } or { Category: StatusCategory.Resolved }) throw new ConflictRefusal("callBackResolved", "The conversation is resolved. Reopen it first.");
        if (CallBackRows.HasOpen(unit, thread.Customer)) throw new ConflictRefusal("callBackOpen", "The customer has a call-back already.");
        if (!customers.MayBeRung(unit, thread.Customer)) throw new ConflictRefusal("callBackDenied", "The customer is not to be rung.");
        var queue = QueueOf(unit, conversation);
        var row = Add(unit, thread, queue, number, about, at, Slots(unit, queue).FirstOrDefault(s => s.From == at)?.To);
        if (ring)
        {
            voice.Line(unit, conversation, "callBackBegun", new { agent });
            Changed(unit, row, "callBack.asked");
            return Begin(unit, row, agent);
        }

        if (at is not null) voice.Tell(unit, thread, "callBackPlanned", CallBackWords.Booked, new { agent, at }, number, at, mayCancel: true);
        else voice.Tell(unit, thread, "callBackInTurn", CallBackWords.Taken, new { agent }, number, mayCancel: true);
        Changed(unit, row, "callBack.asked");
        if (at is null && thread.Assignee is { } holder) Show(unit, row, holder);
        return row;
    }

    /// <summary>Rings at another time.</summary>
    /// <exception cref="ConflictRefusal"><c>callBackOver</c>, or <c>callBackTaken</c> while somebody rings.</exception>
    public CallBack Move(Unit unit, Guid id, Guid agent, DateTimeOffset at)
    {
        var row = CallBackRows.Find(unit, id) ?? throw new NotFoundRefusal();
        if (!row.IsOpen) throw new ConflictRefusal("callBackOver", "This call-back is closed.");
        if (row.State == CallBackState.Calling) throw new ConflictRefusal("callBackTaken", "Somebody is ringing.", new Dictionary<string, object?> { ["agentId"] = row.Agent });
        if (row.State == CallBackState.Booked && row.DueAt == at) return row;
        var thread = conversations.Find(unit, row.Conversation) ?? throw new NotFoundRefusal();
        Book(unit, row, at);
        voice.Tell(unit, thread, "callBackPlanned", CallBackWords.Booked, new { agent, at }, row.Phone, at, mayCancel: true);
        return row;
    }
}
