using Heed.Customers.Profiles;
using Heed.Kernel;
using Heed.Platform.Store;

namespace Heed.Customers.Blocks;

/// <summary>Puts entries on the block list and takes them off; a customer's own flag and version follow.</summary>
internal static class Blocking
{
    public const string Kind = "block";

    /// <summary>The value of a customer's own entry.</summary>
    public static string ValueOf(Guid customer) => customer.ToString();

    /// <summary>Adds an entry; the id of the one that is there already for the same value.</summary>
    public static Guid Add(Unit unit, Scope scope, IAudit audit, BlockKind kind, Guid? customer, string value, string reason)
    {
        var held = unit.First(
            $"select id from customers_blocks where workspace = {unit.Workspace} and kind = {kind} and value = {value}", r => (Guid?)r.Id(0));
        if (held is { } known) return known;
        if (kind is BlockKind.Customer) Flag(unit, customer!.Value, blocked: true);
        var block = new Block { Workspace = unit.Workspace, Id = Ids.New(unit.Now), Kind = kind, Customer = customer, Value = value, Reason = reason, CreatedAt = unit.Now };
        unit.Db.Add(block);
        unit.Append(new LedgerEvent("block.created", Kind, block.Id, block.Version));
        audit.Write(unit, scope, "block.created", Kind, block.Id);
        return block.Id;
    }

    /// <summary>Takes an entry off; false when it is not there.</summary>
    public static bool Remove(Unit unit, Scope scope, IAudit audit, Guid id)
    {
        var block = unit.First(
            $"select kind, customer from customers_blocks where workspace = {unit.Workspace} and id = {id}",
            r => (Found: true, Kind: (BlockKind)r.Int(0), Customer: r.IdOrNull(1)));
        if (!block.Found) return false;
        unit.Execute($"delete from customers_blocks where workspace = {unit.Workspace} and id = {id}");
        if (block is { Kind: BlockKind.Customer, Customer: { } customer }) Flag(unit, customer, blocked: false);
        unit.Append(new LedgerEvent("block.deleted", Kind, id));
        audit.Write(unit, scope, "block.deleted", Kind, id);
        return true;
    }

    private static void Flag(Unit unit, Guid customer, bool blocked)
    {
        var changed = unit.Execute($"""
            update customers_customers set blocked = {blocked}, version = version + 1 where workspace = {unit.Workspace} and id = {customer}
            """);
        if (changed == 0) throw new NotFoundRefusal();
        var version = CustomerState.Version(unit, customer);
        unit.Append(blocked ? CustomerEvents.Blocked(customer, version) : CustomerEvents.Unblocked(customer, version));
    }
}
