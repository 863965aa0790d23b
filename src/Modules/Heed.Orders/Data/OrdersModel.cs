using Microsoft.EntityFrameworkCore;

namespace Heed.Orders.Data;

/// <summary>Tables of orders.</summary>
internal sealed class OrdersModel : IModelPart
{
    public IReadOnlyList<TableDeclaration> Tables { get; } = [];

    public void Map(ModelBuilder model)
    {
    }
}
