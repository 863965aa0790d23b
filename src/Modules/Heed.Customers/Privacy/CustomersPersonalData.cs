using System.Text.Json;
using Heed.Customers.Attributes;
using Heed.Customers.Blocks;
using Heed.Customers.Companies;
using Heed.Customers.Merging;
using Heed.Customers.Notes;
using Heed.Customers.Profiles;
using Heed.Customers.Tags;
using Heed.Kernel;
using Heed.Platform.Personal;
using Heed.Platform.Search;
using Heed.Platform.Store;
using Heed.Platform.Web;
using Microsoft.EntityFrameworkCore;

namespace Heed.Customers.Privacy;

/// <summary>Hands out and erases what this module holds about a customer.</summary>
internal sealed class CustomersPersonalData : IPersonalData
{
    public static readonly IReadOnlyList<string> PersonalTables =
    [
        "customers_customers", "customers_identities", "customers_brands", "customers_tagged", "customers_notes", "customers_memories", "customers_blocks", "customers_merges",
    ];

    public string Section => "customer";

    public IReadOnlyList<string> Tables => PersonalTables;

    public async Task<object?> ExportAsync(ReadSession session, WorkspaceId workspace, Guid customer, CancellationToken cancellationToken)
    {
        var profile = (await CustomerViews.LoadAsync(session, workspace, [customer], cancellationToken)).GetValueOrDefault(customer);
        if (profile is null) return null;
        var tags = await session.Db.Set<Tag>().Where(t => t.Workspace == workspace && profile.TagIds.Contains(t.Id)).Select(t => t.Name).ToListAsync(cancellationToken);
        var company = await session.Db.Set<Company>().FirstOrDefaultAsync(c => c.Workspace == workspace && c.Id == profile.CompanyId, cancellationToken);
        var names = (await AttributeBook.LoadAsync(session, workspace, cancellationToken)).ToDictionary(a => a.Key, a => a.Name);
        var notes = await session.Db.Set<Note>().Where(n => n.Workspace == workspace && n.Customer == customer).OrderBy(n => n.Id)
            .Select(n => new { n.Id, n.Text, n.CreatedAt, n.Author }).ToListAsync(cancellationToken);
        var blocks = await session.Db.Set<Block>().Where(b => b.Workspace == workspace && b.Customer == customer).OrderBy(b => b.Id)
            .Select(b => new { b.Id, b.Kind, b.Value, b.Reason, b.CreatedAt }).ToListAsync(cancellationToken);
        // Of a customer that went into this one, as it was: kept so that the merge can be undone.
        var merges = (await session.Db.Set<Merge>().Where(m => m.Workspace == workspace && (m.Survivor == customer || m.Absorbed == customer)).OrderBy(m => m.Id).ToListAsync(cancellationToken))
            .Select(m => new { m.At, m.UndoneAt, State = JsonSerializer.Deserialize<JsonElement>(m.State) });
        return new { merges, profile, tags, company = company?.Name, attributeNames = names, notes, blocks };
    }

    public void Erase(Unit unit, Guid customer)
    {
        var values = unit.Query(
            $"""
            select address from customers_identities where workspace = {unit.Workspace} and customer = {customer} and channel = {Addresses.Email}
            union select email from customers_customers where workspace = {unit.Workspace} and id = {customer} and email is not null
            """,
            r => Addresses.NormalEmail(r.Text(0)));
        // The customer's address must not live on in the block list, even where it was entered for itself.
        var blocks = unit.Query(
            $"select id, kind, customer, value from customers_blocks where workspace = {unit.Workspace} and (customer = {customer} or kind = {BlockKind.Email})",
            r => (Id: r.Id(0), Kind: (BlockKind)r.Int(1), Customer: r.IdOrNull(2), Value: r.Text(3)));
        foreach (var block in blocks.Where(b => b.Customer == customer || (b.Kind is BlockKind.Email && values.Contains(b.Value))))
        {
            unit.Execute($"delete from customers_blocks where workspace = {unit.Workspace} and id = {block.Id}");
            unit.Append(new LedgerEvent("block.deleted", Blocking.Kind, block.Id));
        }

        unit.Execute($"delete from customers_notes where workspace = {unit.Workspace} and customer = {customer}");
        unit.Execute($"delete from customers_memories where workspace = {unit.Workspace} and customer = {customer}");
        unit.Execute($"delete from customers_identities where workspace = {unit.Workspace} and customer = {customer}");
        unit.Execute($"delete from customers_tagged where workspace = {unit.Workspace} and customer = {customer}");
        unit.Execute($"delete from customers_brands where workspace = {unit.Workspace} and customer = {customer}");
        unit.Execute($"delete from customers_customers where workspace = {unit.Workspace} and id = {customer}");
        EraseMerges(unit, customer);
        SearchIndex.Remove(unit, customer);
        Idempotency.Forget(unit, customer);
        foreach (var block in blocks.Where(b => b.Customer == customer || (b.Kind is BlockKind.Email && values.Contains(b.Value)))) Idempotency.Forget(unit, block.Id);
    }

    /// <summary>What was kept to part the customer again, and of whom it was merged from, along the whole chain.</summary>
    private static void EraseMerges(Unit unit, Guid customer)
    {
        var ids = new HashSet<Guid> { customer };
        var look = new Queue<Guid>(ids);
        while (look.TryDequeue(out var at))
        {
            foreach (var absorbed in unit.Query($"select absorbed from customers_merges where workspace = {unit.Workspace} and survivor = {at} and undone_at is null", r => r.Id(0)))
            {
                if (ids.Add(absorbed)) look.Enqueue(absorbed);
            }
        }

        foreach (var id in ids)
        {
            foreach (var merge in unit.Query($"select id from customers_merges where workspace = {unit.Workspace} and (survivor = {id} or absorbed = {id})", r => r.Id(0))) Idempotency.Forget(unit, merge);
            unit.Execute($"delete from customers_merges where workspace = {unit.Workspace} and (survivor = {id} or absorbed = {id})");
            Idempotency.Forget(unit, id);
        }
    }

    /// <summary>Notes age; the customer and what is to be kept in mind stay until erased.</summary>
    public int Retain(Unit unit, DateTimeOffset before, int limit)
    {
        var old = unit.Query(
            $"select id, customer from customers_notes where workspace = {unit.Workspace} and created_at < {before} order by id limit {limit}",
            r => (Id: r.Id(0), Customer: r.Id(1)));
        foreach (var (note, customer) in old)
        {
            unit.Execute($"delete from customers_notes where workspace = {unit.Workspace} and id = {note}");
            unit.Append(CustomerEvents.NoteRemoved(customer, CustomerState.Version(unit, customer), note));
        }

        // A merge that old is not undone any more.
        unit.Execute($"delete from customers_merges where workspace = {unit.Workspace} and at < {before}");
        return old.Count;
    }
}
