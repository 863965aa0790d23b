using Heed.Platform.Store;
using Microsoft.EntityFrameworkCore;

namespace Heed.Automation.Data;

/// <summary>Tables of this module.</summary>
internal sealed class AutomationModel : IModelPart
{
    public IReadOnlyList<TableDeclaration> Tables { get; } = [];

    public void Map(ModelBuilder model)
    {
    }
}
