using Heed.Customers.Profiles;
using Heed.Kernel;
using Heed.Platform.Store;

namespace Heed.Customers.Blocks;

/// <summary>
/// Who sees an entry: a blocked customer's, those who see the customer; e-mail and network addresses, which act in
/// all brands, those who read customers in all brands.
/// </summary>
internal static class BlockAccess
{
    /// <summary>The condition on a row of customers_blocks called <c>k</c>; begins with "and".</summary>
    public static SqlText Visible(Scope scope)
    {
        var brands = CustomerAccess.Brands(scope, CustomerAccess.Read);
        if (brands is null) return SqlText.Empty;
        SqlText within = $"""
             and k.kind = {BlockKind.Customer} and exists
            (select 1 from customers_brands b where b.workspace = k.workspace and b.customer = k.customer and b.brand in {brands})
            """;
        return within;
    }

    /// <summary>The entry, when the scope may see it.</summary>
    public static async Task<BlockView> BlockAsync(ReadSession session, Scope scope, Guid id, CancellationToken cancellationToken) =>
        await session.FirstAsync(
            $"{Columns} where k.workspace = {scope.Workspace} and k.id = {id}{Visible(scope)}", Read, cancellationToken) ?? throw new NotFoundRefusal();

    public static SqlText Columns
    {
        get
        {
            SqlText columns = $"select k.id, k.version, k.customer, k.kind, k.value, k.reason, k.created_at from customers_blocks k";
            return columns;
        }
    }

    public static BlockView Read(Row r) => new(r.Id(0), r.Long(1), r.IdOrNull(2), (BlockKind)r.Int(3), r.Text(4), r.Text(5), r.Time(6));
}
