using Heed.Platform.Store;
using Heed.Transfer.Imports;
using Microsoft.EntityFrameworkCore;

namespace Heed.Transfer.Data;

/// <summary>Tables of this module.</summary>
internal sealed class TransferModel : IModelPart
{
    public IReadOnlyList<TableDeclaration> Tables { get; } = [new("transfer_imports", true), new("transfer_errors", false)];

    public void Map(ModelBuilder model)
    {
        model.Entity<Import>(e =>
        {
            e.ToTable("transfer_imports");
            e.HasKey(i => new { i.Workspace, i.Id });
            e.HasIndex(i => i.State);
        });
        model.Entity<ImportError>(e =>
        {
            e.ToTable("transfer_errors");
            e.HasKey(r => new { r.Workspace, r.Import, r.Row });
        });
    }
}
