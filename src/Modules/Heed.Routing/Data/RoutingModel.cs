using Heed.Routing.Assignment;
using Heed.Routing.CallBacks;
using Heed.Routing.Presence;
using Heed.Routing.Queues;
using Heed.Routing.Rules;
using Heed.Routing.Skills;
using Microsoft.EntityFrameworkCore;

namespace Heed.Routing.Data;

/// <summary>Tables of routing.</summary>
internal sealed class RoutingModel : IModelPart
{
    public IReadOnlyList<TableDeclaration> Tables { get; } =
    [
        .. PresenceTables.Declared, .. CallBackTables.Declared, new("routing_work", Personal: false), new("routing_decisions", Personal: false), new("routing_paces", Personal: false),
        new("routing_queues", Personal: false), new("routing_skills", Personal: false), new("routing_agents", Personal: true),
        new("routing_rules", Personal: false), new("routing_rule_versions", Personal: false),
    ];

    public void Map(ModelBuilder model)
    {
        PresenceTables.Map(model);
        CallBackTables.Map(model);
        model.Entity<QueuedWork>(e =>
        {
            e.ToTable("routing_work");
            e.HasKey(w => new { w.Workspace, w.Id });
            e.HasIndex(w => new { w.Workspace, w.Standing, w.Queue, w.Rank });
            e.HasIndex(w => new { w.Workspace, w.Conversation });
            e.Ignore(w => w.Waits);
        });
        model.Entity<DecisionRow>(e =>
        {
            e.ToTable("routing_decisions");
            e.HasKey(d => new { d.Workspace, d.Id });
            e.HasIndex(d => new { d.Workspace, d.Conversation, d.Id });
        });
        model.Entity<QueuePace>(e =>
        {
            e.ToTable("routing_paces");
            e.HasKey(p => new { p.Workspace, p.Queue });
        });
        MapQueues(model);
    }

    private static void MapQueues(ModelBuilder model)
    {
        model.Entity<ServiceQueue>(e =>
        {
            e.ToTable("routing_queues");
            e.HasKey(q => new { q.Workspace, q.Id });
            e.Property(q => q.Name).HasMaxLength(ServiceQueue.MaxName);
        });
        model.Entity<Skill>(e =>
        {
            e.ToTable("routing_skills");
            e.HasKey(k => new { k.Workspace, k.Id });
            e.Property(k => k.Name).HasMaxLength(Skill.MaxName);
        });
        model.Entity<RuleSheet>(e =>
        {
            e.ToTable("routing_rules");
            e.HasKey(s => s.Workspace);
            e.Property(s => s.Workspace).ValueGeneratedNever();
        });
        model.Entity<RuleVersion>(e =>
        {
            e.ToTable("routing_rule_versions");
            e.HasKey(v => new { v.Workspace, v.Number });
            e.Property(v => v.Number).ValueGeneratedNever();
        });
        model.Entity<AgentAbility>(e =>
        {
            e.ToTable("routing_agents");
            e.HasKey(a => new { a.Workspace, a.Person });
        });
    }
}
