using Heed.Accounts.Public;
using Heed.Metrics.Public;
using Heed.Routing.Public;

namespace Heed.Reports.Naming;

/// <summary>What the parts of a breakdown are called.</summary>
internal sealed class PartNames(IPeople people, IBrands brands, IQueueBook queues)
{
    /// <summary>Names by key for one dimension; keys that name themselves (dates, channels) and those that are gone are absent.</summary>
    public async Task<IReadOnlyDictionary<string, string>> OfAsync(
        ReadSession session, Scope scope, MetricDimension dimension, IEnumerable<string?> keys, CancellationToken cancellationToken)
    {
        if (dimension is MetricDimension.Day or MetricDimension.Channel or MetricDimension.Customers) return new Dictionary<string, string>();
        Guid[] ids = [.. keys.OfType<string>().Distinct().Select(Guid.Parse)];
        if (ids.Length == 0) return new Dictionary<string, string>();
        return dimension switch
        {
            MetricDimension.Agent => (await people.FindAsync(session, scope.Workspace, ids, cancellationToken)).ToDictionary(p => p.Key.ToString(), p => p.Value.Name),
            MetricDimension.Team => (await people.TeamsAsync(session, scope.Workspace, ids, cancellationToken)).ToDictionary(t => t.Key.ToString(), t => t.Value.Name),
            MetricDimension.Brand => (await brands.ListAsync(session, scope, cancellationToken)).ToDictionary(b => b.Id.ToString(), b => b.Name),
            _ => (await queues.ListAsync(session, scope.Workspace, cancellationToken)).ToDictionary(q => q.Id.ToString(), q => q.Name),
        };
    }
}
