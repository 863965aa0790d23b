using Heed.Orders.Orders;
using Heed.Orders.Proofs;
using Heed.Orders.Requests;
using Heed.Orders.Sources;
using Microsoft.EntityFrameworkCore;

namespace Heed.Orders.Data;

/// <summary>Tables of orders.</summary>
internal sealed class OrdersModel : IModelPart
{
    /// <summary>Tables with rows about people.</summary>
    public static readonly IReadOnlyList<string> Personal = ["orders_orders", "orders_lines", "orders_parcels", "orders_requests", "orders_codes"];

    public IReadOnlyList<TableDeclaration> Tables { get; } = [new("orders_sources", Personal: false), .. Personal.Select(t => new TableDeclaration(t, Personal: true))];

    public void Map(ModelBuilder model)
    {
        model.Entity<OrderSource>(e =>
        {
            e.ToTable("orders_sources");
            e.HasKey(s => new { s.Workspace, s.Id });
            e.HasIndex(s => s.Id).IsUnique();
            e.Ignore(s => s.Row);
        });
        model.Entity<OrderEntry>(e =>
        {
            e.ToTable("orders_orders");
            e.HasKey(o => new { o.Workspace, o.Id });
            e.HasIndex(o => new { o.Workspace, o.NumberKey });
            e.HasIndex(o => new { o.Workspace, o.PlacedAt, o.Id });
            e.HasIndex(o => new { o.Workspace, o.Customer });
            e.HasIndex(o => new { o.Workspace, o.BuyerId });
            e.HasIndex(o => new { o.Workspace, o.BuyerEmail });
            e.HasIndex(o => new { o.Workspace, o.PhoneKey });
            e.HasIndex(o => new { o.Workspace, o.Source });
        });
        model.Entity<OrderLine>(e => e.ToTable("orders_lines").HasKey(l => new { l.Workspace, l.Order, l.Position }));
        model.Entity<Parcel>(e => e.ToTable("orders_parcels").HasKey(p => new { p.Workspace, p.Order, p.Position }));
        model.Entity<OrderRequest>(e =>
        {
            e.ToTable("orders_requests");
            e.HasKey(r => new { r.Workspace, r.Id });
            e.HasIndex(r => new { r.Workspace, r.Key }).IsUnique();
            e.HasIndex(r => new { r.Workspace, r.Order });
            e.HasIndex(r => new { r.Workspace, r.Customer });
            e.HasIndex(r => new { r.Workspace, r.State, r.AskedAt, r.Id });
        });
        model.Entity<OrderCode>(e =>
        {
            e.ToTable("orders_codes");
            e.HasKey(c => new { c.Workspace, c.Customer });
            e.HasIndex(c => new { c.Workspace, c.SentAt });
        });
    }
}
