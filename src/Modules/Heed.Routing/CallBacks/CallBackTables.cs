using Microsoft.EntityFrameworkCore;

namespace Heed.Routing.CallBacks;

/// <summary>The table of call-backs.</summary>
internal static class CallBackTables
{
    public static IReadOnlyList<TableDeclaration> Declared { get; } = [new("routing_callbacks", Personal: true)];

    public static void Map(ModelBuilder model) => model.Entity<CallBack>(e =>
    {
        e.ToTable("routing_callbacks");
        e.HasKey(c => new { c.Workspace, c.Id });
        // Nobody is rung by two agents: a customer has one open call-back, whatever is done at once.
        e.HasIndex(c => new { c.Workspace, c.Customer }).IsUnique().HasFilter("state <= 3");
        e.HasIndex(c => new { c.Workspace, c.Conversation });
        e.HasIndex(c => new { c.Workspace, c.Queue, c.DueAt });
        e.Ignore(c => c.IsOpen);
        e.Ignore(c => c.Calls);
    });
}
