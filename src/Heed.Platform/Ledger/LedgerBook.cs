using Heed.Kernel;
using Heed.Platform.Store;

namespace Heed.Platform.Ledger;

/// <summary>Reads a workspace's ledger: head, floor, and rows after a place.</summary>
public sealed class LedgerBook(IStore store)
{
    /// <summary>Head and floor. A workspace that never changed has head 1.0.</summary>
    public async Task<(Cursor Head, long Floor)> HeadAsync(WorkspaceId workspace, CancellationToken cancellationToken)
    {
        using var session = store.Read();
        var found = await session.FirstAsync(
            $"select epoch, seq, floor from platform_ledger_heads where workspace = {workspace}",
            r => ((Cursor Head, long Floor)?)(new Cursor(r.Long(0), r.Long(1)), r.Long(2)),
            cancellationToken);
        return found ?? (new Cursor(1, 0), 0);
    }

    /// <summary>Up to <paramref name="limit"/> rows after <paramref name="after"/>, in order.</summary>
    public async Task<List<LedgerRow>> AfterAsync(WorkspaceId workspace, long after, int limit, CancellationToken cancellationToken)
    {
        using var session = store.Read();
        return await session.QueryAsync(
            $"""
            select seq, at, name, kind, entity, version, actor_kind, actor, facts from platform_ledger
            where workspace = {workspace} and seq > {after} order by seq limit {limit}
            """,
            r => LedgerRow.From(workspace, r),
            cancellationToken);
    }
}
