using System.Text.Json;
using Heed.Conversations.Access;
using Heed.Conversations.Threads;
using Heed.Kernel;
using Heed.Platform.Ledger;
using Heed.Platform.Live;
using Heed.Platform.Store;
using Heed.Platform.Web;

namespace Heed.Conversations.Messages;

/// <summary>Live source of messages: seen by those who see the conversation.</summary>
internal sealed class MessageSource(MessageViews messages, ConversationViews conversations) : ILiveSource
{
    public string Kind => "message";

    public async Task<IReadOnlyDictionary<Guid, LiveEntity>> LoadAsync(ReadSession session, WorkspaceId workspace, IReadOnlyCollection<Guid> ids, CancellationToken cancellationToken)
    {
        var loaded = await messages.LoadAsync(session, workspace, ids, cancellationToken);
        var threads = (await conversations.LoadAsync(session, workspace, [.. loaded.Select(m => m.ConversationId).Distinct()], cancellationToken))
            .ToDictionary(c => c.Id, ConversationViews.Facts);
        return loaded.Where(m => threads.ContainsKey(m.ConversationId)).ToDictionary(
            m => m.Id, m => new LiveEntity(m.Id, JsonSerializer.SerializeToUtf8Bytes(m, HeedJson.Options), threads[m.ConversationId]));
    }

    /// <summary>A message that was moved was seen by those who see where it came from.</summary>
    public bool Showed(Scope scope, LedgerRow row, LiveEntity? now)
    {
        if (row.Name == "message.moved" && row.Facts.TryGetProperty("from", out var from)) return ConversationAccess.Allows(scope, from.Deserialize<AccessFacts>(HeedJson.Options)!);
        return now is null || Shows(scope, now);
    }

    public bool Shows(Scope scope, LiveEntity entity) => ConversationAccess.Allows(scope, (AccessFacts)entity.Access!);
}
