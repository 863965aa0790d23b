using System.Text.Json;
using Heed.Customers.Memories;
using Heed.Customers.Tags;
using Heed.Kernel;
using Heed.Platform.Store;
using Microsoft.EntityFrameworkCore;

namespace Heed.Customers.Profiles;

/// <summary>Renders customers from current rows: a few queries for any number of them. Access is the caller's.</summary>
internal static class CustomerViews
{
    public static async Task<CustomerView> OneAsync(ReadSession session, WorkspaceId workspace, Guid id, CancellationToken cancellationToken) =>
        (await LoadAsync(session, workspace, [id], cancellationToken)).GetValueOrDefault(id) ?? throw new NotFoundRefusal();

    public static async Task<Dictionary<Guid, CustomerView>> LoadAsync(
        ReadSession session, WorkspaceId workspace, IReadOnlyCollection<Guid> ids, CancellationToken cancellationToken)
    {
        var customers = await session.Db.Set<Customer>().Where(c => c.Workspace == workspace && ids.Contains(c.Id)).ToListAsync(cancellationToken);
        var identities = (await session.Db.Set<Identity>().Where(i => i.Workspace == workspace && ids.Contains(i.Customer)).ToListAsync(cancellationToken))
            .ToLookup(i => i.Customer);
        var memories = (await session.Db.Set<Memory>().Where(m => m.Workspace == workspace && ids.Contains(m.Customer)).ToListAsync(cancellationToken))
            .ToLookup(m => m.Customer);
        var tags = (await session.Db.Set<TaggedCustomer>().Where(t => t.Workspace == workspace && ids.Contains(t.Customer)).ToListAsync(cancellationToken))
            .ToLookup(t => t.Customer, t => t.Tag);
        return customers.ToDictionary(c => c.Id, c => Render(c, tags[c.Id], identities[c.Id], memories[c.Id]));
    }

    private static CustomerView Render(Customer c, IEnumerable<Guid> tags, IEnumerable<Identity> identities, IEnumerable<Memory> memories) => new(
        c.Id, c.Number, c.Version, c.Name, Initials.Of(c.Name), c.Email, c.Phone, c.Language, c.CompanyId,
        [.. tags.Order()],
        JsonSerializer.Deserialize<Dictionary<string, JsonElement>>(c.Attributes)!,
        c.Blocked, c.Verified, c.CreatedAt, c.LastSeenAt,
        [.. identities.OrderBy(i => i.Id).Select(i => new IdentityView(i.Id, i.Channel, i.Address, i.Verified, i.CreatedAt))],
        [.. memories.OrderBy(m => m.Kind).ThenByDescending(m => m.Id).Select(m => new MemoryView(m.Id, m.Kind, m.Text, m.CreatedAt, m.CreatedBy))]);
}
