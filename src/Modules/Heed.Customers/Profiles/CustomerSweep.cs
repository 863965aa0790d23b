using Heed.Kernel;
using Heed.Platform.Store;

namespace Heed.Customers.Profiles;

/// <summary>
/// Takes something away from every customer that has it (a tag, a company, an attribute being deleted), in short units,
/// so that the lane stays free, and tells each change.
/// </summary>
internal sealed class CustomerSweep(IStore store)
{
    private const int Slice = 200;

    /// <param name="find">Ids after the given one that still have it, ascending, at most so many.</param>
    /// <param name="clear">Takes it from these customers.</param>
    /// <param name="last">Runs in the unit of the last slice: deletes the thing itself.</param>
    public async Task RunAsync(
        Scope scope, Func<Unit, Guid, int, List<Guid>> find, Action<Unit, IReadOnlyList<Guid>> clear, Action<Unit> last, CancellationToken cancellationToken)
    {
        Guid? after = Guid.Empty;
        while (after is { } place)
        {
            after = await store.WriteAsync(scope, unit => Run(unit, place, find, clear, last), cancellationToken);
        }
    }

    private static Guid? Run(Unit unit, Guid after, Func<Unit, Guid, int, List<Guid>> find, Action<Unit, IReadOnlyList<Guid>> clear, Action<Unit> last)
    {
        var ids = find(unit, after, Slice);
        if (ids.Count > 0)
        {
            clear(unit, ids);
            unit.Execute($"update customers_customers set version = version + 1 where workspace = {unit.Workspace} and id in {ids}");
            var changed = unit.Query(
                $"select id, version from customers_customers where workspace = {unit.Workspace} and id in {ids}", r => (Id: r.Id(0), Version: r.Long(1)));
            foreach (var (id, version) in changed) unit.Append(CustomerEvents.Changed(id, version));
        }

        if (ids.Count == Slice) return ids[^1];
        last(unit);
        return null;
    }
}
