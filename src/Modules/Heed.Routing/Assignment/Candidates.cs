using Heed.Routing.Presence;

namespace Heed.Routing.Assignment;

/// <summary>Who could take a conversation now, the one whose turn it is first.</summary>
internal sealed class Candidates(IPeople people, IConversations conversations)
{
    /// <summary>Nobody is given more at once.</summary>
    public const int Capacity = 6;

    /// <summary>
    /// Online, within capacity, allowed to read and answer in the brand, and of the conversation's team when it has one;
    /// least recently assigned first.
    /// </summary>
    public async Task<IReadOnlyList<Candidate>> ForAsync(ReadSession session, ConversationRow conversation, CancellationToken cancellationToken)
    {
        var online = await session.QueryAsync(
            $"""
            select person, last_assigned_at from routing_presence
            where workspace = {conversation.Workspace} and connected = {true} and chosen = {PresenceState.Online}
            """,
            r => (Person: r.Id(0), Last: r.TimeOrNull(1)), cancellationToken);
        if (online.Count == 0) return [];
        var scopes = (await people.ScopesAsync(conversation.Workspace, cancellationToken)).ToDictionary(s => s.Actor.Id!.Value);
        var loads = await conversations.LoadsAsync(session, conversation.Workspace, cancellationToken);
        return
        [
            .. online.Where(o => scopes.TryGetValue(o.Person, out var scope) && MayTake(scope, conversation))
                .Select(o => new Candidate(o.Person, loads.GetValueOrDefault(o.Person), o.Last))
                .Where(c => c.Load < Capacity)
                .OrderBy(c => c.LastAssignedAt ?? DateTimeOffset.MinValue).ThenBy(c => c.Load).ThenBy(c => c.Person),
        ];
    }

    private static bool MayTake(Scope scope, ConversationRow conversation) =>
        (conversation.Team is not { } team || scope.Teams.Contains(team))
        && scope.Grants.Any(g => g.Covers(conversation.Brand) && g.Permissions.Contains(ConversationPermissions.Read))
        && scope.Has(ConversationPermissions.Reply, conversation.Brand);
}

/// <summary>Somebody who could take a conversation.</summary>
internal sealed record Candidate(Guid Person, int Load, DateTimeOffset? LastAssignedAt);
