using Heed.Routing.Assignment;

namespace Heed.Routing.Offers;

/// <summary>An agent's answer to an offer. It is written where it is given, on whatever node; the workspace's desk hears of it.</summary>
internal sealed class OfferDesk(IStore store, IConversations conversations)
{
    /// <summary>Accepts: the conversation is the agent's when this returns.</summary>
    /// <exception cref="ForbiddenRefusal">The agent may not answer it any more.</exception>
    /// <exception cref="ConflictRefusal">The offer is over: the time ran out, the customer left, or a colleague has it.</exception>
    public Task<Guid> AcceptAsync(Scope scope, Guid agent, Guid work, CancellationToken cancellationToken) => store.WriteAsync(
        scope,
        unit =>
        {
            if (WorkRows.Find(unit, work) is not { } row) throw new NotFoundRefusal();
            // Said twice, or taken by hand meanwhile: it is the agent's already.
            if (row.Standing == Standing.Held && row.Agent == agent) return row.Conversation;
            var thread = Stands(row, agent) ? conversations.Find(unit, row.Conversation) : null;
            if (thread is not { Handler: Handler.Queue, Assignee: null, Silent: false } || thread.Category == StatusCategory.Resolved) throw new ConflictRefusal("offerOver", "The offer is over: its time ran out, the customer left, or a colleague has it.");
            // Roles may have changed since the question was asked.
            scope.Require(ConversationPermissions.Reply, thread.Brand);
            conversations.Assign(
                unit, thread.Id, thread.Version, agent, thread.Team, Handler.Agent, AssignCodes.Accepted, new { queue = row.Queue, waited = Math.Max(0, (long)(unit.Now - row.Entered).TotalSeconds) });
            WorkNews.Left(unit, row, "answered", agent);
            WorkNews.Asked(unit, row.Id, agent);
            (row.Standing, row.Until, row.Since) = (Standing.Held, null, unit.Now);
            WorkRows.Save(unit, row);
            return row.Conversation;
        },
        cancellationToken);

    /// <summary>Declines: it goes to somebody else, with its place. Again, or after its end, does nothing.</summary>
    public Task DeclineAsync(Scope scope, Guid agent, Guid work, CancellationToken cancellationToken) => store.WriteAsync(
        scope,
        unit =>
        {
            if (WorkRows.Find(unit, work) is not { } row) throw new NotFoundRefusal();
            if (!Stands(row, agent)) return;
            WorkRows.Withdraw(unit, work, agent);
            WorkNews.Declined(unit, row, agent);
            WorkNews.Asked(unit, work, agent);
        },
        cancellationToken);

    private static bool Stands(QueuedWork row, Guid agent) => row.Standing == Standing.Offered && row.Agent == agent;
}
