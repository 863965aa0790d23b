using Heed.Floor.Tiles;
using Heed.Floor.Words;
using Microsoft.EntityFrameworkCore;

namespace Heed.Floor.Data;

/// <summary>Tables of this module.</summary>
internal sealed class FloorModel : IModelPart
{
    public IReadOnlyList<TableDeclaration> Tables { get; } = [new("floor_settings", Personal: false), new("floor_words", Personal: true), new("floor_word_answers", Personal: true)];

    public void Map(ModelBuilder model)
    {
        model.Entity<FloorSettings>(e =>
        {
            e.ToTable("floor_settings");
            e.HasKey(s => s.Workspace);
        });
        model.Entity<FloorWord>(e =>
        {
            e.ToTable("floor_words");
            e.HasKey(w => new { w.Workspace, w.Id });
            e.HasIndex(w => new { w.Workspace, w.At });
            e.Ignore(w => w.People);
        });
        model.Entity<FloorWordAnswer>(e =>
        {
            e.ToTable("floor_word_answers");
            e.HasKey(a => new { a.Workspace, a.Word, a.Person });
            e.HasIndex(a => new { a.Workspace, a.Person });
        });
    }
}
