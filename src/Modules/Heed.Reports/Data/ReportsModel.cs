using Heed.Reports.Saved;
using Microsoft.EntityFrameworkCore;

namespace Heed.Reports.Data;

/// <summary>Reports under a name. Figures are those of Metrics.</summary>
internal sealed class ReportsModel : IModelPart
{
    public IReadOnlyList<TableDeclaration> Tables { get; } = [new("reports_saved", Personal: false)];

    public void Map(ModelBuilder model) => model.Entity<SavedReport>(e =>
    {
        e.ToTable("reports_saved");
        e.HasKey(r => new { r.Workspace, r.Id });
    });
}
