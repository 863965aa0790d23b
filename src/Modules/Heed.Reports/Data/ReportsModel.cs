using Microsoft.EntityFrameworkCore;

namespace Heed.Reports.Data;

/// <summary>It keeps nothing: figures are those of Metrics.</summary>
internal sealed class ReportsModel : IModelPart
{
    public IReadOnlyList<TableDeclaration> Tables { get; } = [];

    public void Map(ModelBuilder model)
    {
    }
}
