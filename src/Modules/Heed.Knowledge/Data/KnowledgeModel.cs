using Microsoft.EntityFrameworkCore;

namespace Heed.Knowledge.Data;

/// <summary>Tables of knowledge.</summary>
internal sealed class KnowledgeModel : IModelPart
{
    public IReadOnlyList<TableDeclaration> Tables { get; } = [];

    public void Map(ModelBuilder model)
    {
    }
}
