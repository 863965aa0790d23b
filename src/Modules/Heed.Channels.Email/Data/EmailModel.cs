using Heed.Platform.Store;
using Microsoft.EntityFrameworkCore;

namespace Heed.Channels.Email.Data;

/// <summary>Tables of this module.</summary>
internal sealed class EmailModel : IModelPart
{
    public IReadOnlyList<TableDeclaration> Tables { get; } = [];

    public void Map(ModelBuilder model)
    {
    }
}
