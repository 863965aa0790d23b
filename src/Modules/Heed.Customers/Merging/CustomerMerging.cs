using System.Text.Json;
using Heed.Customers.Blocks;
using Heed.Customers.Memories;
using Heed.Customers.Profiles;
using Heed.Customers.Public;
using Heed.Kernel;
using Heed.Platform.Search;
using Heed.Platform.Store;
using Microsoft.EntityFrameworkCore;

namespace Heed.Customers.Merging;

/// <summary>Makes one customer of two, in one unit: everything of the absorbed one hangs on the survivor afterwards.</summary>
internal sealed class CustomerMerging(IStore store, IAudit audit, IEnumerable<IMergedData> data)
{
    // Registered in rank order; a higher module may still need to see how things lay before a lower one moves them.
    private readonly IMergedData[] _data = [.. data.Reverse()];

    public async Task<Guid> MergeAsync(Scope scope, Guid survivor, Guid other, FieldChoice choice, CancellationToken cancellationToken)
    {
        if (survivor == other) throw new InvalidRefusal("other", "same", "A customer cannot be merged with itself.");
        choice.Check();
        using (var session = store.Read())
        {
            await CustomerAccess.CustomerAsync(session, scope, survivor, cancellationToken, CustomerAccess.Write);
            await CustomerAccess.CustomerAsync(session, scope, other, cancellationToken, CustomerAccess.Write);
        }

        return await store.WriteAsync(scope, unit => Merge(unit, scope, survivor, other, choice), cancellationToken);
    }

    internal static CustomerFields FieldsOf(Customer c) => new(c.Name, c.Named, c.Email, c.Phone, c.Language, c.CompanyId, c.Attributes, c.Verified, c.Blocked, c.LastSeenAt);

    internal static void Set(Customer customer, CustomerFields fields)
    {
        (customer.Name, customer.Named, customer.Email, customer.Phone) = (fields.Name, fields.Named, fields.Email, fields.Phone);
        (customer.Language, customer.CompanyId, customer.Attributes) = (fields.Language, fields.CompanyId, fields.Attributes);
        (customer.Verified, customer.Blocked, customer.LastSeenAt) = (fields.Verified, fields.Blocked, fields.LastSeenAt);
    }

    private Guid Merge(Unit unit, Scope scope, Guid survivor, Guid other, FieldChoice choice)
    {
        var kept = CustomerAccess.Tracked(unit, survivor);
        var gone = CustomerAccess.Tracked(unit, other);
        var sections = new Dictionary<string, JsonElement>();
        foreach (var module in _data)
        {
            if (module.Move(unit, other, survivor) is { } facts) sections[module.Section] = JsonSerializer.SerializeToElement(facts, JsonSerializerOptions.Web);
        }

        var (before, absorbed) = (FieldsOf(kept), FieldsOf(gone));
        var after = choice.Choose(before, absorbed);
        var (memories, droppedMemories) = MoveMemories(unit, other, survivor);
        var (blocks, droppedBlocks) = MoveBlocks(unit, other, survivor);
        var state = new MergeState(
            gone.Number, gone.Version, gone.CreatedAt, absorbed, before, after,
            Move(unit, "customers_identities", other, survivor),
            MakeIdentities(unit, survivor, before, absorbed, after),
            Take(unit, "customers_brands", "brand", other), Join(unit, "customers_brands", "brand", other, survivor),
            Take(unit, "customers_tagged", "tag", other), Join(unit, "customers_tagged", "tag", other, survivor),
            Move(unit, "customers_notes", other, survivor), memories, droppedMemories, blocks, droppedBlocks, sections);
        unit.Execute($"delete from customers_brands where workspace = {unit.Workspace} and customer = {other}");
        unit.Execute($"delete from customers_tagged where workspace = {unit.Workspace} and customer = {other}");
        Set(kept, after);
        CustomerEditing.Bump(unit, kept);
        unit.Db.Remove(gone);
        SearchIndex.Remove(unit, other);
        var merge = new Merge
        {
            Workspace = unit.Workspace,
            Id = Ids.New(unit.Now),
            Survivor = survivor,
            Absorbed = other,
            By = scope.Actor.Id,
            At = unit.Now,
            State = JsonSerializer.Serialize(state, JsonSerializerOptions.Web),
        };
        unit.Db.Add(merge);
        unit.Append(CustomerEvents.Merged(other, survivor));
        audit.Write(unit, scope, "customer.merged", CustomerEvents.Kind, survivor, new { absorbed = other, merge = merge.Id });
        return merge.Id;
    }

    /// <summary>Rows of a table with ids of their own, moved; which they were.</summary>
    private static List<Guid> Move(Unit unit, string table, Guid from, Guid to)
    {
        var moved = unit.Query(Sql($"select id from {table}", $" where workspace = {unit.Workspace} and customer = {from} order by id"), r => r.Id(0));
        unit.Execute(Sql($"update {table} set", $" customer = {to} where workspace = {unit.Workspace} and customer = {from}"));
        return moved;
    }

    /// <summary>What hangs on a customer in a table of pairs.</summary>
    private static List<Guid> Take(Unit unit, string table, string column, Guid customer) =>
        unit.Query(Sql($"select {column} from {table}", $" where workspace = {unit.Workspace} and customer = {customer}"), r => r.Id(0));

    /// <summary>Gives the survivor what it lacks; which that was.</summary>
    private static List<Guid> Join(Unit unit, string table, string column, Guid from, Guid to)
    {
        var added = Take(unit, table, column, from).Except(Take(unit, table, column, to)).ToList();
        foreach (var id in added) unit.Execute(Sql($"insert into {table} (workspace, customer, {column})", $" values ({unit.Workspace}, {to}, {id})"));
        return added;
    }

    /// <summary>An e-mail address or phone number that was not chosen stays as an identity, so that the customer is found by it.</summary>
    private static List<Guid> MakeIdentities(Unit unit, Guid survivor, CustomerFields before, CustomerFields absorbed, CustomerFields after)
    {
        var made = new List<Guid>();
        foreach (var (channel, lost, chosen) in new[] { (Addresses.Email, before.Email, after.Email), (Addresses.Email, absorbed.Email, after.Email), (Addresses.Phone, before.Phone, after.Phone), (Addresses.Phone, absorbed.Phone, after.Phone) })
        {
            if (lost is null || chosen is null || Addresses.Normal(channel, lost) == Addresses.Normal(channel, chosen)) continue;
            var id = Ids.New(unit.Now);
            var added = unit.Execute($"""
                insert into customers_identities (workspace, id, customer, channel, address, verified, created_at)
                values ({unit.Workspace}, {id}, {survivor}, {channel}, {Addresses.Normal(channel, lost)}, {false}, {unit.Now})
                on conflict (workspace, channel, address) do nothing
                """);
            if (added == 1) made.Add(id);
        }

        return made;
    }

    /// <summary>What both keep in mind is kept once.</summary>
    private static (List<Guid> Moved, List<Memory> Dropped) MoveMemories(Unit unit, Guid from, Guid to)
    {
        var held = unit.Db.Set<Memory>().AsNoTracking().Where(m => m.Workspace == unit.Workspace && m.Customer == to).ToList();
        var others = unit.Db.Set<Memory>().AsNoTracking().Where(m => m.Workspace == unit.Workspace && m.Customer == from).OrderBy(m => m.Id).ToList();
        var dropped = others.Where(o => held.Exists(h => h.Kind == o.Kind && string.Equals(h.Text, o.Text, StringComparison.OrdinalIgnoreCase))).ToList();
        foreach (var memory in dropped) unit.Execute($"delete from customers_memories where workspace = {unit.Workspace} and id = {memory.Id}");
        return (Move(unit, "customers_memories", from, to), dropped);
    }

    private static (List<Guid> Moved, List<Block> Dropped) MoveBlocks(Unit unit, Guid from, Guid to)
    {
        var blocks = unit.Db.Set<Block>().AsNoTracking().Where(b => b.Workspace == unit.Workspace && b.Customer == from).ToList();
        var dropped = blocks.Where(b => b.Kind == BlockKind.Customer && unit.Number($"select count(*) from customers_blocks where workspace = {unit.Workspace} and kind = {BlockKind.Customer} and customer = {to}") > 0).ToList();
        foreach (var block in dropped)
        {
            unit.Execute($"delete from customers_blocks where workspace = {unit.Workspace} and id = {block.Id}");
            unit.Append(new LedgerEvent("block.deleted", Blocking.Kind, block.Id));
        }

        var own = Blocking.ValueOf(to);
        unit.Execute($"update customers_blocks set value = {own}, version = version + 1 where workspace = {unit.Workspace} and customer = {from} and kind = {BlockKind.Customer}");
        var moved = Move(unit, "customers_blocks", from, to);
        foreach (var block in moved) unit.Append(new LedgerEvent("block.changed", Blocking.Kind, block));
        return (moved, dropped);
    }

    /// <summary>Names of tables and columns of ours before a statement with parameters.</summary>
    internal static SqlText Sql(string literal, SqlText rest)
    {
        var sql = SqlText.Empty;
        sql.AppendLiteral(literal);
        sql.AppendFormatted(rest);
        return sql;
    }
}
