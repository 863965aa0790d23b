using System.Text.Json;
using Heed.Knowledge.Entries;
using Heed.Platform.Live;
using Heed.Platform.Web;

namespace Heed.Knowledge.Gaps;

/// <summary>Gaps on agents' live sockets.</summary>
internal sealed class GapLive(GapViews views) : ILiveSource
{
    public string Kind => Gap.LiveKind;

    public async Task<IReadOnlyDictionary<Guid, LiveEntity>> LoadAsync(ReadSession session, WorkspaceId workspace, IReadOnlyCollection<Guid> ids, CancellationToken cancellationToken) =>
        (await views.LoadAsync(session, workspace, ids, GapViews.Usual, cancellationToken))
            .ToDictionary(v => v.Id, v => new LiveEntity(v.Id, JsonSerializer.SerializeToUtf8Bytes(v, HeedJson.Options), new OfBrand(v.BrandId)));

    public bool Shows(Scope scope, LiveEntity entity) => entity.Access is OfBrand of && EntryAccess.Shows(scope, of.Brand);

    /// <summary>The brand a gap came up in.</summary>
    private sealed record OfBrand(Guid? Brand);
}
