using System.Text.Json;
using Heed.Conversations.Public;
using Heed.Platform.Ledger;
using Heed.Platform.Live;
using Heed.Platform.Web;

namespace Heed.Deadlines.Clocks;

/// <summary>Promises kept, broken and near, on live sockets and to webhooks: for those who see the conversation, whose id is the entity's.</summary>
internal sealed class DeadlineLive(IConversations conversations, IConversationSight sight, ConversationClocks clocks) : ILiveSource
{
    public string Kind => "deadline";

    public async Task<IReadOnlyDictionary<Guid, LiveEntity>> LoadAsync(ReadSession session, WorkspaceId workspace, IReadOnlyCollection<Guid> ids, CancellationToken cancellationToken)
    {
        var rules = await sight.RulesAsync(session, workspace, ids, cancellationToken);
        var entities = new Dictionary<Guid, LiveEntity>();
        foreach (var conversation in await conversations.FindAsync(session, workspace, ids, cancellationToken))
        {
            if (!rules.TryGetValue(conversation.Id, out var rule)) continue;
            var promises = await clocks.ReadAsync(session, workspace, conversation, cancellationToken);
            entities[conversation.Id] = new LiveEntity(conversation.Id, JsonSerializer.SerializeToUtf8Bytes(promises, HeedJson.Options), rule);
        }

        return entities;
    }

    public bool Shows(Scope scope, LiveEntity entity) => ((Predicate<Scope>)entity.Access!)(scope);

    // Promises that are gone went with their conversation.
    public bool Showed(Scope scope, LedgerRow row, LiveEntity? now) => now is not null && Shows(scope, now);
}
