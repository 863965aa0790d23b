using Heed.Webhooks.Deliveries;
using Heed.Webhooks.Hooks;
using Microsoft.EntityFrameworkCore;

namespace Heed.Webhooks.Data;

/// <summary>Tables of webhooks.</summary>
internal sealed class WebhooksModel : IModelPart
{
    public IReadOnlyList<TableDeclaration> Tables { get; } =
        [new("webhooks_webhooks", Personal: false), new("webhooks_deliveries", Personal: false), new("webhooks_attempts", Personal: true)];

    public void Map(ModelBuilder model)
    {
        model.Entity<Webhook>(e =>
        {
            e.ToTable("webhooks_webhooks");
            e.HasKey(w => new { w.Workspace, w.Id });
        });
        model.Entity<Delivery>(e =>
        {
            e.ToTable("webhooks_deliveries");
            e.HasKey(d => new { d.Workspace, d.Id });
            e.HasIndex(d => new { d.Workspace, d.Webhook, d.Stage, d.Due });
            e.HasIndex(d => new { d.Workspace, d.Webhook, d.CreatedAt, d.Id });
            e.HasIndex(d => new { d.Workspace, d.CreatedAt });
        });
        model.Entity<Attempt>(e =>
        {
            e.ToTable("webhooks_attempts");
            e.HasKey(a => new { a.Workspace, a.Delivery, a.Number });
            e.HasIndex(a => new { a.Workspace, a.At });
        });
    }
}
