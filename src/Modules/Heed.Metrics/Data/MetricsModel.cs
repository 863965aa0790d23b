using Heed.Metrics.Rollups;
using Heed.Metrics.Targets;
using Microsoft.EntityFrameworkCore;

namespace Heed.Metrics.Data;

/// <summary>Tables of this module.</summary>
internal sealed class MetricsModel : IModelPart
{
    public IReadOnlyList<TableDeclaration> Tables { get; } = [new("metrics_threads", true), new("metrics_facts", false), new("metrics_rollup", false), new("metrics_days", false), new("metrics_targets", false)];

    public void Map(ModelBuilder model)
    {
        model.Entity<MeasuredThread>(e =>
        {
            e.ToTable("metrics_threads");
            e.HasKey(t => new { t.Workspace, t.Conversation });
            e.HasIndex(t => new { t.Workspace, t.Customer, t.BeganAt });
        });
        model.Entity<FactRow>(e =>
        {
            e.ToTable("metrics_facts");
            e.HasKey(f => new { f.Workspace, f.Conversation, f.Kind, f.Number });
            e.HasIndex(f => new { f.Workspace, f.Kind, f.Day, f.At });
            e.HasIndex(f => new { f.Workspace, f.Day });
        });
        model.Entity<RollupRow>(e =>
        {
            e.ToTable("metrics_rollup");
            e.HasKey(r => new { r.Workspace, r.Kind, r.Day, r.Mark, r.Brand, r.Channel, r.Team, r.Agent, r.Queue, r.Known });
        });
        model.Entity<DayRow>(e =>
        {
            e.ToTable("metrics_days");
            e.HasKey(r => new { r.Workspace, r.Kind, r.Day, r.Mark, r.Brand });
        });
        model.Entity<TargetSettings>(e =>
        {
            e.ToTable("metrics_targets");
            e.HasKey(t => t.Workspace);
        });
    }
}
