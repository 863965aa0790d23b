using System.Text.Json;
using Heed.Conversations.Access;
using Heed.Conversations.Threads;
using Heed.Kernel;
using Heed.Platform.Live;
using Heed.Platform.Store;
using Heed.Platform.Web;

namespace Heed.Conversations.Sending;

/// <summary>Live source of held and scheduled replies: seen by those who see the conversation.</summary>
internal sealed class OutgoingSource(OutgoingViews outgoing, ConversationViews conversations) : ILiveSource
{
    public string Kind => "outgoing";

    public async Task<IReadOnlyDictionary<Guid, LiveEntity>> LoadAsync(ReadSession session, WorkspaceId workspace, IReadOnlyCollection<Guid> ids, CancellationToken cancellationToken)
    {
        if (ids.Count == 0) return new Dictionary<Guid, LiveEntity>();
        var loaded = await outgoing.QueryAsync(session, workspace, $"o.id in {ids}", cancellationToken);
        var threads = (await conversations.LoadAsync(session, workspace, [.. loaded.Select(o => o.ConversationId).Distinct()], cancellationToken))
            .ToDictionary(c => c.Id, ConversationViews.Facts);
        return loaded.Where(o => threads.ContainsKey(o.ConversationId)).ToDictionary(
            o => o.Id, o => new LiveEntity(o.Id, JsonSerializer.SerializeToUtf8Bytes(o, HeedJson.Options), threads[o.ConversationId]));
    }

    public bool Shows(Scope scope, LiveEntity entity) => ConversationAccess.Allows(scope, (AccessFacts)entity.Access!);
}
