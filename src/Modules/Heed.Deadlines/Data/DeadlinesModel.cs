using Heed.Deadlines.Breaches;
using Heed.Deadlines.Clocks;
using Heed.Deadlines.Policies;
using Microsoft.EntityFrameworkCore;

namespace Heed.Deadlines.Data;

/// <summary>Tables of this module.</summary>
internal sealed class DeadlinesModel : IModelPart
{
    public IReadOnlyList<TableDeclaration> Tables { get; } =
        [new("deadlines_policies", false), new("deadlines_threads", false), new("deadlines_clocks", false), new("deadlines_breaches", false)];

    public void Map(ModelBuilder model)
    {
        model.Entity<Policy>(e =>
        {
            e.ToTable("deadlines_policies");
            e.HasKey(p => new { p.Workspace, p.Id });
        });
        model.Entity<FollowedThread>(e =>
        {
            e.ToTable("deadlines_threads");
            e.HasKey(t => new { t.Workspace, t.Conversation });
        });
        model.Entity<Clock>(e =>
        {
            e.ToTable("deadlines_clocks");
            e.HasKey(c => new { c.Workspace, c.Conversation, c.Kind });
            e.Ignore(c => c.IsActive);
        });
        model.Entity<Breach>(e =>
        {
            e.ToTable("deadlines_breaches");
            e.HasKey(b => new { b.Workspace, b.Id });
            e.HasIndex(b => new { b.Workspace, b.DueAt, b.Id });
            e.HasIndex(b => new { b.Workspace, b.Conversation });
        });
    }
}
