using Heed.Conversations.Public;
using Heed.Conversations.Threads;
using Heed.Kernel;
using Heed.Platform.Store;

namespace Heed.Conversations.Access;

/// <summary>The one access rule, handed to higher modules.</summary>
internal sealed class ConversationSight : IConversationSight
{
    public SqlText Filter(Scope scope) => ConversationAccess.Filter(scope);

    public async Task<IReadOnlyDictionary<Guid, Predicate<Scope>>> RulesAsync(
        ReadSession session, WorkspaceId workspace, IReadOnlyCollection<Guid> conversations, CancellationToken cancellationToken)
    {
        var rows = await session.QueryAsync(
            $"select id, brand, team, assignee, participant_ids from conversations_conversations where workspace = {workspace} and id in {conversations}",
            r => (Id: r.Id(0), Facts: new AccessFacts(r.Id(1), r.IdOrNull(2), r.IdOrNull(3), IdList.Read(r.Text(4)))), cancellationToken);
        return rows.ToDictionary(r => r.Id, r => (Predicate<Scope>)(scope => ConversationAccess.Allows(scope, r.Facts)));
    }
}
