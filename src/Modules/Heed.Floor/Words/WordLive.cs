using System.Text.Json;
using Heed.Platform.Live;
using Heed.Platform.Web;
using Microsoft.EntityFrameworkCore;

namespace Heed.Floor.Words;

/// <summary>Words of supervisors on agents' live sockets: to those who are meant and have not answered.</summary>
internal sealed class WordLive(TimeProvider time) : ILiveSource
{
    public string Kind => FloorWord.LiveKind;

    public async Task<IReadOnlyDictionary<Guid, LiveEntity>> LoadAsync(ReadSession session, WorkspaceId workspace, IReadOnlyCollection<Guid> ids, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var rows = await session.Db.Set<FloorWord>().Where(w => w.Workspace == workspace && ids.Contains(w.Id)).ToListAsync(cancellationToken);
        var answers = (await session.Db.Set<FloorWordAnswer>().Where(a => a.Workspace == workspace && ids.Contains(a.Word)).ToListAsync(cancellationToken)).ToLookup(a => a.Word, a => a.Person);
        return rows.ToDictionary(
            w => w.Id,
            w => new LiveEntity(w.Id, JsonSerializer.SerializeToUtf8Bytes(FloorWordView.Of(w), HeedJson.Options), w.StandsAt(now) ? w.People.Except(answers[w.Id]).ToHashSet() : new HashSet<Guid>()));
    }

    public bool Shows(Scope scope, LiveEntity entity) => scope.Self is { } me && ((HashSet<Guid>)entity.Access!).Contains(me);
}
