using Heed.Platform.Store;
using Microsoft.EntityFrameworkCore;

namespace Heed.Channels.Api.Data;

/// <summary>Tables of this module.</summary>
internal sealed class ApiModel : IModelPart
{
    public IReadOnlyList<TableDeclaration> Tables { get; } = [];

    public void Map(ModelBuilder model)
    {
    }
}
