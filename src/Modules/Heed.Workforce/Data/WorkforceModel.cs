using Microsoft.EntityFrameworkCore;

namespace Heed.Workforce.Data;

/// <summary>It keeps nothing: history is that of Metrics, scenarios are files of the people who write them.</summary>
internal sealed class WorkforceModel : IModelPart
{
    public IReadOnlyList<TableDeclaration> Tables { get; } = [];

    public void Map(ModelBuilder model)
    {
    }
}
