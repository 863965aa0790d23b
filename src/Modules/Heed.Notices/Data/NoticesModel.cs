using Heed.Notices.Inbox;
using Heed.Platform.Store;
using Microsoft.EntityFrameworkCore;

namespace Heed.Notices.Data;

/// <summary>The table of notices.</summary>
internal sealed class NoticesModel : IModelPart
{
    public IReadOnlyList<TableDeclaration> Tables { get; } = [new("notices_notices", Personal: true)];

    public void Map(ModelBuilder model) => model.Entity<Notice>(e =>
    {
        e.ToTable("notices_notices");
        e.HasKey(n => new { n.Workspace, n.Id });
        e.HasIndex(n => new { n.Workspace, n.Person, n.Id });
        e.HasIndex(n => new { n.Workspace, n.Person, n.ReadAt });
        e.HasIndex(n => new { n.Workspace, n.Person, n.Kind, n.Subject }).IsUnique();
        e.Property(n => n.Kind).HasMaxLength(Notice.MaxKind);
    });
}
