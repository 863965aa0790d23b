using Heed.Automation.Macros;
using Heed.Platform.Store;
using Microsoft.EntityFrameworkCore;

namespace Heed.Automation.Data;

/// <summary>Tables of this module.</summary>
internal sealed class AutomationModel : IModelPart
{
    public IReadOnlyList<TableDeclaration> Tables { get; } = [new("automation_macros", false)];

    public void Map(ModelBuilder model) => model.Entity<Macro>(e =>
    {
        e.ToTable("automation_macros");
        e.HasKey(m => new { m.Workspace, m.Id });
    });
}
