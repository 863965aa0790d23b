using System.Text.Json;
using Heed.Kernel;
using Heed.Platform.Live;
using Heed.Platform.Store;
using Heed.Platform.Web;

namespace Heed.Customers;

/// <summary>Live frames of the module's workspace-wide settings, which every member may read.</summary>
/// <param name="load">Views by id, as GET answers them.</param>
internal sealed class SettingLive<TView>(
    string kind, Func<ReadSession, WorkspaceId, IReadOnlyCollection<Guid>, CancellationToken, Task<Dictionary<Guid, TView>>> load) : ILiveSource
{
    public string Kind => kind;

    public async Task<IReadOnlyDictionary<Guid, LiveEntity>> LoadAsync(
        ReadSession session, WorkspaceId workspace, IReadOnlyCollection<Guid> ids, CancellationToken cancellationToken) =>
        (await load(session, workspace, ids, cancellationToken))
            .ToDictionary(v => v.Key, v => new LiveEntity(v.Key, JsonSerializer.SerializeToUtf8Bytes(v.Value, HeedJson.Options)));

    public bool Shows(Scope scope, LiveEntity entity) => true;
}
