using System.Text.Json;
using Heed.Customers.Profiles;
using Heed.Kernel;
using Heed.Platform.Personal;
using Heed.Platform.Store;
using Heed.Platform.Web;

namespace Heed.Customers.Privacy;

/// <summary>Everything held about one customer, as one JSON document with a section per module.</summary>
internal sealed class CustomerExport(IStore store, IAudit audit, IEnumerable<IPersonalData> holders, TimeProvider time)
{
    private static readonly JsonSerializerOptions Indented = new(HeedJson.Options) { WriteIndented = true };

    public async Task<byte[]> WriteAsync(Scope scope, Customer customer, CancellationToken cancellationToken)
    {
        // Told before anything is handed out: an export without its entry must not exist.
        await store.WriteAsync(scope, unit => audit.Write(unit, scope, "customer.exported", CustomerEvents.Kind, customer.Id), cancellationToken);
        using var session = store.Read();
        var sections = new SortedDictionary<string, object>(StringComparer.Ordinal);
        foreach (var holder in holders)
        {
            if (await holder.ExportAsync(session, scope.Workspace, customer.Id, cancellationToken) is { } held) sections[holder.Section] = held;
        }

        return JsonSerializer.SerializeToUtf8Bytes(new { exportedAt = time.GetUtcNow(), customerId = customer.Id, customer.Number, sections }, Indented);
    }
}
