using Microsoft.EntityFrameworkCore;

namespace Heed.Mcp.Data;

/// <summary>It keeps nothing.</summary>
internal sealed class McpModel : IModelPart
{
    public IReadOnlyList<TableDeclaration> Tables { get; } = [];

    public void Map(ModelBuilder model)
    {
    }
}
