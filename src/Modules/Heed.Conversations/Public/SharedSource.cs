using System.Text.Json;
using Heed.Kernel;
using Heed.Platform.Ledger;
using Heed.Platform.Live;
using Heed.Platform.Store;
using Heed.Platform.Web;
using Microsoft.EntityFrameworkCore;

namespace Heed.Conversations.Public;

/// <summary>Live source of a kind of shared row. A change of sharing carries the facts before it, so that it leaves exactly where it was.</summary>
public sealed class SharedSource<T, TView>(string kind, Func<T, TView> view) : ILiveSource
    where T : class, ISharedSetting
{
    /// <inheritdoc/>
    public string Kind => kind;

    /// <inheritdoc/>
    public async Task<IReadOnlyDictionary<Guid, LiveEntity>> LoadAsync(ReadSession session, WorkspaceId workspace, IReadOnlyCollection<Guid> ids, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(session);
        var rows = await session.Db.Set<T>().Where(s => s.Workspace == workspace && ids.Contains(s.Id)).ToListAsync(cancellationToken);
        return rows.ToDictionary(r => r.Id, r => new LiveEntity(r.Id, JsonSerializer.SerializeToUtf8Bytes(view(r), HeedJson.Options), SharedAccess.Of(r)));
    }

    /// <inheritdoc/>
    public bool Shows(Scope scope, LiveEntity entity) => entity?.Access is SharedAccess access && access.Shows(scope);

    /// <inheritdoc/>
    public bool Showed(Scope scope, LedgerRow row, LiveEntity? now)
    {
        ArgumentNullException.ThrowIfNull(row);
        if (row.Name.EndsWith(".created", StringComparison.Ordinal)) return false;
        if (row.Facts.ValueKind == JsonValueKind.Object && row.Facts.TryGetProperty("sharing", out var sharing))
        {
            return new SharedAccess((Sharing)sharing.GetInt32(), row.IdFact("owner"), row.IdFact("team")).Shows(scope);
        }

        return now is null || Shows(scope, now);
    }
}
