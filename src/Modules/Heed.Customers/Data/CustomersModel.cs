using Heed.Customers.Attributes;
using Heed.Customers.Blocks;
using Heed.Customers.Companies;
using Heed.Customers.Memories;
using Heed.Customers.Merging;
using Heed.Customers.Notes;
using Heed.Customers.Privacy;
using Heed.Customers.Profiles;
using Heed.Customers.Tags;
using Heed.Platform.Store;
using Microsoft.EntityFrameworkCore;

namespace Heed.Customers.Data;

/// <summary>Tables of the module. Every list is read along an index that begins with the workspace.</summary>
internal sealed class CustomersModel : IModelPart
{
    public IReadOnlyList<TableDeclaration> Tables { get; } =
    [
        .. CustomersPersonalData.PersonalTables.Select(t => new TableDeclaration(t, Personal: true)),
        new("customers_attributes", Personal: false),
        new("customers_tags", Personal: false),
        new("customers_companies", Personal: false),
        new("customers_erased", Personal: false),
    ];

    public void Map(ModelBuilder model)
    {
        model.Entity<Customer>(e =>
        {
            e.ToTable("customers_customers");
            e.HasKey(c => new { c.Workspace, c.Id });
            e.HasIndex(c => new { c.Workspace, c.Number }).IsUnique();
            e.HasIndex(c => new { c.Workspace, c.CompanyId, c.Id });
            e.Property(c => c.Name).HasMaxLength(Customer.MaxName);
            e.Property(c => c.Email).HasMaxLength(Customer.MaxEmail);
            e.Property(c => c.Phone).HasMaxLength(Customer.MaxPhone);
            e.Property(c => c.Language).HasMaxLength(Customer.MaxLanguage);
        });
        model.Entity<Identity>(e =>
        {
            e.ToTable("customers_identities");
            e.HasKey(i => new { i.Workspace, i.Id });
            e.HasIndex(i => new { i.Workspace, i.Channel, i.Address }).IsUnique();
            e.HasIndex(i => new { i.Workspace, i.Customer });
            e.Property(i => i.Channel).HasMaxLength(Identity.MaxChannel);
            e.Property(i => i.Address).HasMaxLength(Identity.MaxAddress);
        });
        model.Entity<CustomerBrand>(e =>
        {
            e.ToTable("customers_brands");
            e.HasKey(b => new { b.Workspace, b.Customer, b.Brand });
            e.HasIndex(b => new { b.Workspace, b.Brand, b.Customer });
        });
        model.Entity<TaggedCustomer>(e =>
        {
            e.ToTable("customers_tagged");
            e.HasKey(t => new { t.Workspace, t.Customer, t.Tag });
            e.HasIndex(t => new { t.Workspace, t.Tag, t.Customer });
        });
        model.Entity<Note>(e =>
        {
            e.ToTable("customers_notes");
            e.HasKey(n => new { n.Workspace, n.Id });
            e.HasIndex(n => new { n.Workspace, n.Customer, n.CreatedAt, n.Id });
        });
        model.Entity<Memory>(e =>
        {
            e.ToTable("customers_memories");
            e.HasKey(m => new { m.Workspace, m.Id });
            e.HasIndex(m => new { m.Workspace, m.Customer });
        });
        model.Entity<Block>(e =>
        {
            e.ToTable("customers_blocks");
            e.HasKey(b => new { b.Workspace, b.Id });
            e.HasIndex(b => new { b.Workspace, b.Kind, b.Value }).IsUnique();
            e.HasIndex(b => new { b.Workspace, b.Customer });
            e.Property(b => b.Value).HasMaxLength(Block.MaxValue);
        });
        model.Entity<Merge>(e =>
        {
            e.ToTable("customers_merges");
            e.HasKey(m => new { m.Workspace, m.Id });
            e.HasIndex(m => new { m.Workspace, m.Absorbed });
            e.HasIndex(m => new { m.Workspace, m.Survivor });
        });
        MapSettings(model);
        model.Entity<ErasedCustomer>(e =>
        {
            e.ToTable("customers_erased");
            e.HasKey(c => new { c.Workspace, c.Customer });
        });
    }

    private static void MapSettings(ModelBuilder model)
    {
        model.Entity<AttributeDefinition>(e =>
        {
            e.ToTable("customers_attributes");
            e.HasKey(a => new { a.Workspace, a.Id });
            e.HasIndex(a => new { a.Workspace, a.Key }).IsUnique();
            e.Property(a => a.Key).HasMaxLength(AttributeDefinition.MaxKey);
        });
        model.Entity<Tag>(e =>
        {
            e.ToTable("customers_tags");
            e.HasKey(t => new { t.Workspace, t.Id });
            e.HasIndex(t => new { t.Workspace, t.Name }).IsUnique();
            e.Property(t => t.Name).HasMaxLength(Tag.MaxName);
        });
        model.Entity<Company>(e =>
        {
            e.ToTable("customers_companies");
            e.HasKey(c => new { c.Workspace, c.Id });
            e.HasIndex(c => new { c.Workspace, c.Name });
            e.Property(c => c.Name).HasMaxLength(Company.MaxName);
        });
    }
}
