using Heed.Routing.Breaks;
using Microsoft.EntityFrameworkCore;

namespace Heed.Routing.Presence;

/// <summary>Tables of presence and breaks.</summary>
internal static class PresenceTables
{
    public static IReadOnlyList<TableDeclaration> Declared { get; } =
        [new("routing_presence", Personal: true), new("routing_states", Personal: true), new("routing_presence_rules", Personal: false), new("routing_breaks", Personal: true)];

    public static void Map(ModelBuilder model)
    {
        model.Entity<PresenceRow>(e =>
        {
            e.ToTable("routing_presence");
            e.HasKey(p => new { p.Workspace, p.Person });
            e.HasIndex(p => p.Connected);
        });
        model.Entity<StateChange>(e =>
        {
            e.ToTable("routing_states");
            e.HasKey(s => new { s.Workspace, s.Id });
            e.HasIndex(s => new { s.Workspace, s.Person, s.At });
        });
        model.Entity<PresenceRules>(e =>
        {
            e.ToTable("routing_presence_rules");
            e.HasKey(r => r.Workspace);
        });
        model.Entity<Break>(e =>
        {
            e.ToTable("routing_breaks");
            e.HasKey(b => new { b.Workspace, b.Id });
            e.HasIndex(b => new { b.Workspace, b.State });
            e.HasIndex(b => new { b.Workspace, b.Person, b.AskedAt });
            e.Ignore(b => b.IsOpen);
        });
    }
}
