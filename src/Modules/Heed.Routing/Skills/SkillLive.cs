using System.Text.Json;
using Heed.Platform.Live;
using Heed.Platform.Web;
using Microsoft.EntityFrameworkCore;

namespace Heed.Routing.Skills;

/// <summary>Skills on agents' live sockets.</summary>
internal sealed class SkillLive : ILiveSource
{
    public string Kind => Skill.LiveKind;

    public async Task<IReadOnlyDictionary<Guid, LiveEntity>> LoadAsync(ReadSession session, WorkspaceId workspace, IReadOnlyCollection<Guid> ids, CancellationToken cancellationToken)
    {
        var rows = await session.Db.Set<Skill>().Where(k => k.Workspace == workspace && ids.Contains(k.Id)).ToListAsync(cancellationToken);
        return rows.ToDictionary(r => r.Id, r => new LiveEntity(r.Id, JsonSerializer.SerializeToUtf8Bytes(SkillView.Of(r), HeedJson.Options)));
    }

    public bool Shows(Scope scope, LiveEntity entity) => true;
}
