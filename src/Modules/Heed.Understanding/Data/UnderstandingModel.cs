using Heed.Understanding.LanguageModel;
using Microsoft.EntityFrameworkCore;

namespace Heed.Understanding.Data;

/// <summary>Tables of understanding.</summary>
internal sealed class UnderstandingModel : IModelPart
{
    public IReadOnlyList<TableDeclaration> Tables { get; } = [new("understanding_model", Personal: false), new("understanding_spending", Personal: false)];

    public void Map(ModelBuilder model)
    {
        model.Entity<ModelConnection>(e =>
        {
            e.ToTable("understanding_model");
            e.HasKey(c => c.Workspace);
            e.Property(c => c.Workspace).ValueGeneratedNever();
        });
        model.Entity<ModelSpending>(e =>
        {
            e.ToTable("understanding_spending");
            e.HasKey(s => new { s.Workspace, s.Day });
        });
    }
}
