using System.Text.Json;
using Heed.Kernel;
using Heed.Platform.Live;
using Heed.Platform.Store;
using Heed.Platform.Web;

namespace Heed.Accounts.Data;

/// <summary>A live source whose JSON is the view that GET answers.</summary>
internal abstract class RowSource<TView>(string kind) : ILiveSource
    where TView : class
{
    public string Kind => kind;

    public async Task<IReadOnlyDictionary<Guid, LiveEntity>> LoadAsync(ReadSession session, WorkspaceId workspace, IReadOnlyCollection<Guid> ids, CancellationToken cancellationToken) =>
        (await ViewsAsync(session, workspace, ids, cancellationToken))
            .ToDictionary(v => v.Id, v => new LiveEntity(v.Id, JsonSerializer.SerializeToUtf8Bytes(v.View, HeedJson.Options), v.Access ?? v.View));

    public abstract bool Shows(Scope scope, LiveEntity entity);

    protected abstract Task<IEnumerable<(Guid Id, TView View, object? Access)>> ViewsAsync(
        ReadSession session, WorkspaceId workspace, IReadOnlyCollection<Guid> ids, CancellationToken cancellationToken);
}
