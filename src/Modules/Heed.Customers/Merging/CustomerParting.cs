using System.Text.Json;
using Heed.Customers.Blocks;
using Heed.Customers.Profiles;
using Heed.Customers.Public;
using Heed.Customers.Search;
using Heed.Kernel;
using Heed.Platform.Store;
using Microsoft.EntityFrameworkCore;

namespace Heed.Customers.Merging;

/// <summary>Undoes a merge: the absorbed customer is there again with its id and number and all that was moved. What came since stays with the survivor.</summary>
internal sealed class CustomerParting(IStore store, IAudit audit, IEnumerable<IMergedData> data)
{
    private readonly IMergedData[] _data = [.. data];

    /// <exception cref="ConflictRefusal"><c>alreadyUndone</c>, or <c>mergedOn</c>: the survivor has itself been merged since.</exception>
    public async Task<Merge> UndoAsync(Scope scope, Guid id, CancellationToken cancellationToken)
    {
        using (var session = store.Read())
        {
            var merge = await session.Db.Set<Merge>().FirstOrDefaultAsync(m => m.Workspace == scope.Workspace && m.Id == id, cancellationToken) ?? throw new NotFoundRefusal();
            var held = await session.NumberAsync($"select count(*) from customers_customers where workspace = {scope.Workspace} and id = {merge.Survivor}", cancellationToken);
            if (held == 0 && await MergedCustomers.SurvivorAsync(session, scope, merge.Survivor, cancellationToken) is not null)
            {
                throw new ConflictRefusal("mergedOn", "The customer has been merged again since. Undo that first.");
            }

            await CustomerAccess.CustomerAsync(session, scope, merge.Survivor, cancellationToken, CustomerAccess.Write);
        }

        return await store.WriteAsync(scope, unit => Undo(unit, scope, id), cancellationToken);
    }

    private Merge Undo(Unit unit, Scope scope, Guid id)
    {
        var merge = unit.Db.Set<Merge>().FirstOrDefault(m => m.Workspace == unit.Workspace && m.Id == id) ?? throw new NotFoundRefusal();
        if (merge.UndoneAt is not null) throw new ConflictRefusal("alreadyUndone", "This merge has been undone already.");
        var state = JsonSerializer.Deserialize<MergeState>(merge.State, JsonSerializerOptions.Web)!;
        var survivor = CustomerAccess.Tracked(unit, merge.Survivor);
        Restore(unit, merge.Absorbed, merge.Survivor, state);
        foreach (var module in _data)
        {
            if (state.Sections.TryGetValue(module.Section, out var facts)) module.MoveBack(unit, merge.Absorbed, merge.Survivor, facts);
        }

        CustomerMerging.Set(survivor, FieldChoice.Restore(CustomerMerging.FieldsOf(survivor), state.After, state.Before));
        CustomerEditing.Bump(unit, survivor);
        merge.UndoneAt = unit.Now;
        unit.Append(CustomerEvents.Parted(merge.Absorbed, state.Version + 1, merge.Survivor));
        audit.Write(unit, scope, "customer.unmerged", CustomerEvents.Kind, merge.Survivor, new { absorbed = merge.Absorbed, merge = merge.Id });
        return merge;
    }

    private static void Restore(Unit unit, Guid absorbed, Guid survivor, MergeState state)
    {
        foreach (var made in state.MadeIdentities) unit.Execute($"delete from customers_identities where workspace = {unit.Workspace} and id = {made} and customer = {survivor}");
        Back(unit, "customers_identities", state.Identities, absorbed, survivor);
        Back(unit, "customers_notes", state.Notes, absorbed, survivor);
        Back(unit, "customers_memories", state.Memories, absorbed, survivor);
        foreach (var memory in state.DroppedMemories) unit.Db.Add(memory);
        Pairs(unit, "customers_brands", "brand", state.Brands, state.AddedBrands, absorbed, survivor);
        Pairs(unit, "customers_tagged", "tag", state.Tags.Where(t => Exists(unit, t)).ToList(), state.AddedTags, absorbed, survivor);
        Back(unit, "customers_blocks", state.Blocks, absorbed, survivor);
        unit.Execute($"update customers_blocks set value = {Blocking.ValueOf(absorbed)}, version = version + 1 where workspace = {unit.Workspace} and customer = {absorbed} and kind = {BlockKind.Customer}");
        foreach (var block in state.Blocks) unit.Append(new LedgerEvent("block.changed", Blocking.Kind, block));
        foreach (var block in state.DroppedBlocks)
        {
            unit.Db.Add(block);
            unit.Append(new LedgerEvent("block.created", Blocking.Kind, block.Id, block.Version));
        }

        var customer = new Customer { Workspace = unit.Workspace, Id = absorbed, Version = state.Version + 1, Number = state.Number, Name = state.Absorbed.Name, CreatedAt = state.CreatedAt };
        CustomerMerging.Set(customer, state.Absorbed);
        var addresses = unit.Query($"select address from customers_identities where workspace = {unit.Workspace} and customer = {absorbed} order by id", r => r.Text(0));
        customer.Search = SearchText.Of(customer.Name, customer.Email, customer.Phone, addresses);
        CustomerTerms.Put(unit, absorbed, customer.Name, customer.Email, customer.Phone, addresses);
        unit.Db.Add(customer);
    }

    private static bool Exists(Unit unit, Guid tag) => unit.Number($"select count(*) from customers_tags where workspace = {unit.Workspace} and id = {tag}") > 0;

    private static void Back(Unit unit, string table, IReadOnlyList<Guid> ids, Guid absorbed, Guid survivor)
    {
        foreach (var some in ids.Chunk(200))
        {
            unit.Execute(CustomerMerging.Sql($"update {table} set", $" customer = {absorbed} where workspace = {unit.Workspace} and customer = {survivor} and id in {some}"));
        }
    }

    private static void Pairs(Unit unit, string table, string column, IReadOnlyList<Guid> had, IReadOnlyList<Guid> added, Guid absorbed, Guid survivor)
    {
        foreach (var id in had) unit.Execute(CustomerMerging.Sql($"insert into {table} (workspace, customer, {column})", $" values ({unit.Workspace}, {absorbed}, {id})"));
        foreach (var id in added) unit.Execute(CustomerMerging.Sql($"delete from {table}", CustomerMerging.Sql($" where {column} =", $" {id} and workspace = {unit.Workspace} and customer = {survivor}")));
    }
}
