using Microsoft.EntityFrameworkCore;

namespace Heed.Portal.Data;

/// <summary>Tables of portal.</summary>
internal sealed class PortalModel : IModelPart
{
    public IReadOnlyList<TableDeclaration> Tables { get; } = [];

    public void Map(ModelBuilder model)
    {
    }
}
