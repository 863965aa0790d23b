using Heed.Portal.Sites;
using Microsoft.EntityFrameworkCore;

namespace Heed.Portal.Data;

/// <summary>Tables of portal.</summary>
internal sealed class PortalModel : IModelPart
{
    public IReadOnlyList<TableDeclaration> Tables { get; } = [new("portal_sites", Personal: false)];

    public void Map(ModelBuilder model) => model.Entity<HelpSite>(e =>
    {
        e.ToTable("portal_sites");
        e.HasKey(s => new { s.Workspace, s.Brand });
        e.HasIndex(s => s.Slug).IsUnique();
        e.HasIndex(s => s.Host).IsUnique();
    });
}
