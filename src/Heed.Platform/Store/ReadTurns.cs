using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Heed.Platform.Store;

/// <summary>EF asks as everybody does: it opens the connection when its turn comes and closes it when it has read the answer.</summary>
internal sealed class ReadTurns(StoreConnection connection) : DbConnectionInterceptor
{
    public override InterceptionResult ConnectionOpening(DbConnection ignored, ConnectionEventData eventData, InterceptionResult result) =>
        throw new InvalidOperationException("A read session asks asynchronously: a thread that waits for the database is one that answers nobody.");

    public override async ValueTask<InterceptionResult> ConnectionOpeningAsync(DbConnection ignored, ConnectionEventData eventData, InterceptionResult result, CancellationToken cancellationToken = default)
    {
        await connection.OpenAsync(cancellationToken);
        return InterceptionResult.Suppress();
    }

    public override InterceptionResult ConnectionClosing(DbConnection ignored, ConnectionEventData eventData, InterceptionResult result)
    {
        connection.Close();
        return InterceptionResult.Suppress();
    }

    public override async ValueTask<InterceptionResult> ConnectionClosingAsync(DbConnection ignored, ConnectionEventData eventData, InterceptionResult result)
    {
        await connection.CloseAsync();
        return InterceptionResult.Suppress();
    }
}
