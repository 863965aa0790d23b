using Heed.Kernel;
using Heed.Platform.Store;
using Microsoft.EntityFrameworkCore;

namespace Heed.Accounts.Audit;

/// <summary>Checks a workspace's audit log for entries that were edited, removed or moved.</summary>
internal sealed class AuditChain(IStore store)
{
    /// <summary>The number of the first entry that does not fit; null when the log is whole.</summary>
    public async Task<long?> FirstBreakAsync(WorkspaceId workspace, CancellationToken cancellationToken)
    {
        using var session = store.Read();
        string? previous = null;
        var expected = 1L;
        await foreach (var entry in session.Db.Set<AuditEntry>().Where(e => e.Workspace == workspace).OrderBy(e => e.Seq).AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            if (entry.Seq != expected || entry.Hash != AuditLog.Hash(entry, previous)) return expected;
            previous = entry.Hash;
            expected++;
        }

        return null;
    }
}
