using Heed.Kernel;
using Heed.Platform.Live;
using Heed.Platform.Store;
using Microsoft.EntityFrameworkCore;

namespace Heed.Conversations.Bulk;

/// <summary>Live source of jobs, for the person who began them.</summary>
internal sealed class BulkSource(TimeProvider time) : PersonalLiveSource
{
    public override string Kind => BulkJob.LiveKind;

    protected override async Task<IReadOnlyList<(Guid Entity, Guid Person, object View)>> QueryAsync(
        ReadSession session, WorkspaceId workspace, IReadOnlyCollection<Guid> ids, CancellationToken cancellationToken)
    {
        var jobs = await session.Db.Set<BulkJob>().Where(j => j.Workspace == workspace && ids.Contains(j.Id)).ToListAsync(cancellationToken);
        return [.. jobs.Select(j => (j.Id, j.Person, (object)BulkEndpoints.View(j, time.GetUtcNow())))];
    }
}
