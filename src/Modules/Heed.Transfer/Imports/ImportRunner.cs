using System.Data.Common;
using System.Threading.Channels;
using Heed.Customers.Public;
using Heed.Kernel;
using Heed.Platform.Ownership;
using Heed.Platform.Store;
using Heed.Platform.Timers;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Heed.Transfer.Imports;

/// <summary>
/// Takes rows in, a hundred to a unit: customers and progress are written together, so an import that is cut off goes on
/// where it was, on whichever node has the shard, and no row is taken in twice.
/// </summary>
internal sealed class ImportRunner(IStore store, ICustomerImport customers, ImportFiles files, IShardOwnership ownership, TimeProvider time, ILogger<ImportRunner> log) : BackgroundService
{
    private const int Batch = 100, Turn = 20_000;
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(3);
    private readonly Channel<bool> _wake = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    /// <summary>An import has been started here.</summary>
    public void Wake() => _wake.Writer.TryWrite(true);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                while (await RunAsync(stoppingToken))
                {
                }
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception error) when (error is Refusal or LostOwnershipException or DbException)
            {
                log.LogInformation("Imports wait: {Reason}", error.Message);
            }

            using var wait = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken);
            await Task.WhenAny(_wake.Reader.WaitToReadAsync(wait.Token).AsTask(), Task.Delay(Look, time, wait.Token));
            await wait.CancelAsync();
            _wake.Reader.TryRead(out _);
        }
    }

    /// <summary>Some batches of every running import of the shards that this node owns; whether there was any.</summary>
    internal async Task<bool> RunAsync(CancellationToken cancellationToken)
    {
        List<Import> running;
        using (var session = store.Read()) running = await session.Db.Set<Import>().Where(i => i.State == ImportState.Running).ToListAsync(cancellationToken);
        var any = false;
        foreach (var import in running)
        {
            if (!ownership.TryReact(import.Workspace)) continue;
            any = true;
            if (await SafelyAsync(import, cancellationToken) is { } end) await store.WriteAsync(ScopeOf(import), unit => End(unit, import, end), cancellationToken);
        }

        return any;
    }

    /// <summary>An import that fails for a reason of its own stops, where everybody sees it, and the others go on.</summary>
    private async Task<ImportState?> SafelyAsync(Import import, CancellationToken cancellationToken)
    {
        try
        {
            return await TurnAsync(import, cancellationToken);
        }
        catch (Exception error) when (error is not (OperationCanceledException or Refusal or LostOwnershipException))
        {
            log.LogError(error, "Import {Import} was stopped", import.Id);
            return ImportState.Stopped;
        }
    }

    /// <summary>The import's turn: the file is read once through its next rows. How it ended, when it did.</summary>
    private async Task<ImportState?> TurnAsync(Import import, CancellationToken cancellationToken)
    {
        var map = ImportFiles.MapOf(import);
        var rows = new List<(int Row, ImportedCustomer Customer)>(Batch);
        var done = import.Done;
        try
        {
            await foreach (var (row, cells) in files.RowsAsync(import, import.Done, cancellationToken))
            {
                rows.Add((row, map.Read(cells)));
                if (rows.Count < Batch) continue;
                if (!await WriteAsync(import, done, rows, cancellationToken)) return null;
                done = row;
                rows.Clear();
                // Others wait for their turn.
                if (done - import.Done >= Turn) return null;
            }
        }
        catch (ConflictRefusal)
        {
            // The file has gone with an erased customer: what is done is done.
            return ImportState.Stopped;
        }

        if (rows.Count > 0 && !await WriteAsync(import, done, rows, cancellationToken)) return null;
        return ImportState.Finished;
    }

    /// <summary>False when the import was stopped, or taken on by another node, meanwhile.</summary>
    private async Task<bool> WriteAsync(Import import, int done, List<(int Row, ImportedCustomer Customer)> rows, CancellationToken cancellationToken)
    {
        IReadOnlyList<ImportLook> looks;
        using (var session = store.Read()) looks = await customers.LookAsync(session, import.Workspace, [.. rows.Select(r => r.Customer)], cancellationToken);
        return await store.WriteAsync(ScopeOf(import), unit => Apply(unit, import.Id, done, rows, looks), cancellationToken);
    }

    private bool Apply(Unit unit, Guid id, int done, List<(int Row, ImportedCustomer Customer)> rows, IReadOnlyList<ImportLook> looks)
    {
        var import = unit.Db.Set<Import>().FirstOrDefault(i => i.Workspace == unit.Workspace && i.Id == id);
        if (import is null || import.State != ImportState.Running || import.Done != done) return false;
        for (var i = 0; i < rows.Count; i++)
        {
            var (row, customer) = rows[i];
            if (looks[i].Errors.Count > 0)
            {
                var error = looks[i].Errors[0];
                unit.Db.Add(new ImportError { Workspace = unit.Workspace, Import = import.Id, Row = row, Field = error.Field, Code = error.Code, Message = error.Message });
                import.Failed++;
                continue;
            }

            _ = customers.Put(unit, customer, looks[i].Known, import.Overwrite) switch
            {
                ImportOutcome.Created => import.Created++,
                ImportOutcome.Updated => import.Updated++,
                _ => import.Unchanged++,
            };
        }

        import.Done = rows[^1].Row;
        import.Version++;
        return true;
    }

    private static void End(Unit unit, Import seen, ImportState state)
    {
        var import = unit.Db.Set<Import>().FirstOrDefault(i => i.Workspace == unit.Workspace && i.Id == seen.Id && i.State == ImportState.Running);
        if (import is null) return;
        import.State = state;
        import.FinishedAt = unit.Now;
        import.Version++;
        unit.Append(new LedgerEvent("transfer.finished", "transfer", import.Id, import.Version));
        unit.SetTimer(ForgottenFiles.TimerKind, import.Id, unit.Now + ForgottenFiles.Kept);
    }

    /// <summary>Whoever started it is the author of what it writes.</summary>
    private static Scope ScopeOf(Import import) => Scope.System(import.Workspace) with { Actor = import.By is { } person ? Actor.Person(person) : Actor.System };
}
