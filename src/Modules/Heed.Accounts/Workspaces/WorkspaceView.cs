using Heed.Accounts.Data;
using Heed.Kernel;
using Heed.Platform.Live;
using Heed.Platform.Store;
using Microsoft.EntityFrameworkCore;

namespace Heed.Accounts.Workspaces;

/// <summary>A workspace as the API shows it.</summary>
internal sealed record WorkspaceView(Guid Id, long Version, DateTimeOffset CreatedAt, int Number, string Name, string Language, string TimeZone, bool IsDemo, DateTimeOffset? SecondFactorFrom)
{
    public static WorkspaceView From(Workspace w) => new(Workspace.EntityOf(w.Id), w.Version, w.CreatedAt, w.Id.Value, w.Name, w.Language, w.TimeZone, w.IsDemo, w.SecondFactorFrom);
}

/// <summary>The workspace on live sockets: every member sees it.</summary>
internal sealed class WorkspaceSource() : RowSource<WorkspaceView>("workspace")
{
    public override bool Shows(Scope scope, LiveEntity entity) => true;

    protected override async Task<IEnumerable<(Guid Id, WorkspaceView View, object? Access)>> ViewsAsync(
        ReadSession session, WorkspaceId workspace, IReadOnlyCollection<Guid> ids, CancellationToken cancellationToken)
    {
        var rows = await session.Db.Set<Workspace>().Where(w => w.Id == workspace).ToListAsync(cancellationToken);
        return rows.Select(w => (Workspace.EntityOf(w.Id), WorkspaceView.From(w), (object?)null)).Where(v => ids.Contains(v.Item1));
    }
}
