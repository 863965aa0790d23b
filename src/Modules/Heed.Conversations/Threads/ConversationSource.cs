using System.Text.Json;
using Heed.Conversations.Access;
using Heed.Kernel;
using Heed.Platform.Ledger;
using Heed.Platform.Live;
using Heed.Platform.Store;
using Heed.Platform.Web;

namespace Heed.Conversations.Threads;

/// <summary>Live source of conversations. Events that move access carry the facts before it, so that enter and leave are exact.</summary>
internal sealed class ConversationSource(ConversationViews views) : ILiveSource
{
    public string Kind => "conversation";

    public async Task<IReadOnlyDictionary<Guid, LiveEntity>> LoadAsync(ReadSession session, WorkspaceId workspace, IReadOnlyCollection<Guid> ids, CancellationToken cancellationToken) =>
        (await views.LoadAsync(session, workspace, ids, cancellationToken))
            .ToDictionary(v => v.Id, v => new LiveEntity(v.Id, JsonSerializer.SerializeToUtf8Bytes(v, HeedJson.Options), ConversationViews.Facts(v)));

    public bool Shows(Scope scope, LiveEntity entity) => ConversationAccess.Allows(scope, (AccessFacts)entity.Access!);

    public bool Showed(Scope scope, LedgerRow row, LiveEntity? now)
    {
        if (row.Name == "conversation.created") return false;
        if (row.Facts.ValueKind == JsonValueKind.Object && row.Facts.TryGetProperty("from", out var from))
        {
            return ConversationAccess.Allows(scope, from.Deserialize<AccessFacts>(HeedJson.Options)!);
        }

        return now is null || Shows(scope, now);
    }
}
