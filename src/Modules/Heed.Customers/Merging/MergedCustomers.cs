using Heed.Customers.Profiles;
using Heed.Kernel;
using Heed.Platform.Store;

namespace Heed.Customers.Merging;

/// <summary>Leads from the id of an absorbed customer to the one that stayed.</summary>
internal static class MergedCustomers
{
    private const int MaxSteps = 50;

    /// <summary>The customer that the id has become, when the scope may see it; null when the id was never merged, or leads nowhere.</summary>
    public static async Task<Guid?> SurvivorAsync(ReadSession session, Scope scope, Guid absorbed, CancellationToken cancellationToken)
    {
        Guid? found = null;
        var at = absorbed;
        for (var step = 0; step < MaxSteps; step++)
        {
            var next = await session.FirstAsync(
                $"select survivor from customers_merges where workspace = {scope.Workspace} and absorbed = {at} and undone_at is null", r => (Guid?)r.Id(0), cancellationToken);
            if (next is not { } further) break;
            found = at = further;
        }

        if (found is null) return null;
        var seen = await session.NumberAsync($"select count(*) from customers_customers c where c.workspace = {scope.Workspace} and c.id = {found}{CustomerAccess.Visible(scope)}", cancellationToken);
        return seen == 0 ? null : found;
    }
}
