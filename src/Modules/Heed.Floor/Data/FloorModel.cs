using Heed.Floor.Tiles;
using Microsoft.EntityFrameworkCore;

namespace Heed.Floor.Data;

/// <summary>Tables of this module.</summary>
internal sealed class FloorModel : IModelPart
{
    public IReadOnlyList<TableDeclaration> Tables { get; } = [new("floor_settings", Personal: false)];

    public void Map(ModelBuilder model) => model.Entity<FloorSettings>(e =>
    {
        e.ToTable("floor_settings");
        e.HasKey(s => s.Workspace);
    });
}
