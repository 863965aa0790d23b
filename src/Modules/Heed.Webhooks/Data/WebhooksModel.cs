using Heed.Platform.Store;
using Microsoft.EntityFrameworkCore;

namespace Heed.Webhooks.Data;

/// <summary>Tables of this module.</summary>
internal sealed class WebhooksModel : IModelPart
{
    public IReadOnlyList<TableDeclaration> Tables { get; } = [];

    public void Map(ModelBuilder model)
    {
    }
}
