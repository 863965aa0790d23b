using Heed.Kernel;
using Heed.Platform.Personal;
using Heed.Platform.Store;

namespace Heed.Transfer.Imports;

/// <summary>
/// An import's file may hold anybody, so erasing a customer lets go of all files that are kept; the customer itself is with
/// its own module.
/// </summary>
internal sealed class TransferPersonalData(ImportFiles files) : IPersonalData
{
    public string Section => "transfer";

    public IReadOnlyList<string> Tables { get; } = ["transfer_imports"];

    public Task<object?> ExportAsync(ReadSession session, WorkspaceId workspace, Guid customer, CancellationToken cancellationToken) => Task.FromResult<object?>(null);

    public void Erase(Unit unit, Guid customer)
    {
        foreach (var (id, sha256) in unit.Query($"select id, sha256 from transfer_imports where workspace = {unit.Workspace}", r => (r.Id(0), r.Text(1)))) files.Drop(unit, sha256, id);
    }

    public int Retain(Unit unit, DateTimeOffset before, int limit)
    {
        var old = unit.Query(
            $"select id, sha256 from transfer_imports where workspace = {unit.Workspace} and created_at < {before} and state <> {ImportState.Running} limit {limit}", r => (Id: r.Id(0), Sha256: r.Text(1)));
        foreach (var (id, sha256) in old)
        {
            files.Drop(unit, sha256, id);
            unit.Execute($"delete from transfer_errors where workspace = {unit.Workspace} and import = {id}");
            unit.Execute($"delete from transfer_imports where workspace = {unit.Workspace} and id = {id}");
        }

        return old.Count;
    }
}
