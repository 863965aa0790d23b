using Heed.Routing.Assignment;
using Heed.Routing.Presence;
using Microsoft.EntityFrameworkCore;

namespace Heed.Routing.Data;

/// <summary>Tables of routing.</summary>
internal sealed class RoutingModel : IModelPart
{
    public IReadOnlyList<TableDeclaration> Tables { get; } = [new("routing_presence", Personal: true), new("routing_waiting", Personal: false)];

    public void Map(ModelBuilder model)
    {
        model.Entity<PresenceRow>(e =>
        {
            e.ToTable("routing_presence");
            e.HasKey(p => new { p.Workspace, p.Person });
            e.HasIndex(p => p.Connected);
        });
        model.Entity<Waiting>(e =>
        {
            e.ToTable("routing_waiting");
            e.HasKey(w => new { w.Workspace, w.Conversation });
            e.HasIndex(w => new { w.Workspace, w.At, w.Conversation });
        });
    }
}
