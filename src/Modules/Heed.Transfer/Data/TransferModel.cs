using Heed.Platform.Store;
using Microsoft.EntityFrameworkCore;

namespace Heed.Transfer.Data;

/// <summary>Tables of this module.</summary>
internal sealed class TransferModel : IModelPart
{
    public IReadOnlyList<TableDeclaration> Tables { get; } = [];

    public void Map(ModelBuilder model)
    {
    }
}
