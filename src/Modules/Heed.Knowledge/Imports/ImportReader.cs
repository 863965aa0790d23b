using Heed.Platform.Ledger;

namespace Heed.Knowledge.Imports;

/// <summary>
/// Reads files and takes them in off every request, some rows at a time. Each step looks first whether it shall still go on, so that a stop
/// counts at once; cut off by a crash, it goes on where it was. Files do not wait for each other.
/// </summary>
internal sealed class ImportReader(IStore store, ImportDesk desk) : IConcurrentReader
{
    /// <summary>Somebody began to take a file in.</summary>
    public const string Started = "knowledgeImport.started";

    /// <summary>Somebody brought a file.</summary>
    public const string Brought = "knowledgeImport.brought";

    public string Name => "knowledge.import";

    public IReadOnlySet<string> Events { get; } = new HashSet<string> { Started, Brought };

    public Guid Key(LedgerRow row) => row.Entity;

    public async Task HandleAsync(LedgerRow row, CancellationToken cancellationToken)
    {
        // In the name of whoever began it: the drafts are theirs.
        var scope = Scope.System(row.Workspace) with { Actor = row.Actor };
        if (row.Name == Brought)
        {
            await desk.ReadAsync(scope, row.Entity, cancellationToken);
            return;
        }

        while (await store.WriteAsync(scope, unit => desk.Take(unit, row.Entity), cancellationToken)) cancellationToken.ThrowIfCancellationRequested();
    }
}
