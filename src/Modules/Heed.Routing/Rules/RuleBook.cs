namespace Heed.Routing.Rules;

/// <summary>Asks the published rules about a conversation.</summary>
internal sealed class RuleBook(IQueueBook queues)
{
    /// <summary>Where a conversation should wait, what its agent must be able to do, and why. Changes nothing.</summary>
    public async Task<RouteChoice> ChooseAsync(ReadSession session, ConversationRow conversation, CancellationToken cancellationToken)
    {
        var known = await queues.ListAsync(session, conversation.Workspace, cancellationToken);
        return new RouteChoice(null, 0, Usual(known, conversation.Team).Id, [], default, null, []);
    }

    /// <summary>The queue of a team, where one serves exactly that team; else the default one.</summary>
    internal static QueueRow Usual(IReadOnlyList<QueueRow> queues, Guid? team) =>
        queues.FirstOrDefault(q => team is { } id && !q.Archived && q.Terms.TeamIds is [var only] && only == id) ?? queues.First(q => q.IsDefault);
}
