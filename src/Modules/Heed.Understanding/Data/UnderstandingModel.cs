using Microsoft.EntityFrameworkCore;

namespace Heed.Understanding.Data;

/// <summary>Tables of understanding.</summary>
internal sealed class UnderstandingModel : IModelPart
{
    public IReadOnlyList<TableDeclaration> Tables { get; } = [];

    public void Map(ModelBuilder model)
    {
    }
}
