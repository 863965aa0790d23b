using Heed.Customers.Public;
using Heed.Platform.Web;

namespace Heed.Channels.Api.Inbound;

/// <summary>The other system's people as customers.</summary>
internal sealed class Contacts(IStore store, ICustomers customers, IBlocks blocks)
{
    /// <summary>The customer of a contact; null when it never wrote.</summary>
    public static async Task<Guid?> FindAsync(ReadSession session, ChannelSession channel, string contact, CancellationToken cancellationToken) => await session.FirstAsync(
        $"select customer from api_contacts where workspace = {channel.Workspace} and inbox = {channel.Inbox.Id} and id = {contact}", r => (Guid?)r.Id(0), cancellationToken);

    /// <summary>What is said of a contact, checked.</summary>
    /// <exception cref="InvalidRefusal">Something is wrong.</exception>
    public static void Check(string id, ContactFields fields, string field = "contact")
    {
        new Validate().Text(id, $"{field}.id", Contact.MaxId).Text(fields.Name, $"{field}.name", 100, required: false).Text(fields.Email, $"{field}.email", 254, required: false)
            .Text(fields.Phone, $"{field}.phone", 40, required: false).Text(fields.Language, $"{field}.language", 35, required: false).Done();
    }

    /// <summary>
    /// The contact's customer, made now at the first word. Any number of parallel calls make one: the identity row decides, inside the lane.
    /// What is said of a known customer fills what is empty and never overwrites what agents have written.
    /// </summary>
    /// <exception cref="BlockedContactRefusal">The customer or its e-mail address is blocked.</exception>
    public async Task<Guid> EnsureAsync(ChannelSession channel, string id, ContactFields fields, CancellationToken cancellationToken)
    {
        using (var session = store.Read())
        {
            var known = await FindAsync(session, channel, id, cancellationToken);
            if (await blocks.IsBlockedAsync(session, channel.Workspace, known, fields.Email, null, cancellationToken)) throw new BlockedContactRefusal();
            // A known contact that says nothing new of itself costs no write.
            if (known is { } customer && fields.IsEmpty && await customers.FindAsync(session, channel.Workspace, customer, cancellationToken) is not null) return customer;
        }

        return await store.WriteAsync(Scope.System(channel.Workspace), unit => Ensure(unit, channel, id, fields), cancellationToken);
    }

    private Guid Ensure(Unit unit, ChannelSession channel, string id, ContactFields fields)
    {
        // Within the inbox: another system's "17" is somebody else.
        var address = $"{id}/{channel.Inbox.Id:N}";
        var customer = customers.EnsureIdentity(unit, Inboxes.ApiInbox.Channel, address, verified: false, fields.Name, fields.Email, fields.Phone, fields.Language, channel.Inbox.Brand, out var created);
        if (!created) customers.Introduce(unit, customer, fields.Name, fields.Email, fields.Phone, fields.Language);
        unit.Execute($"""
            insert into api_contacts (workspace, inbox, id, customer, created_at) values ({unit.Workspace}, {channel.Inbox.Id}, {id}, {customer}, {unit.Now})
            on conflict (workspace, inbox, id) do update set customer = excluded.customer
            """);
        return customer;
    }
}

/// <summary>What the other system says of a person. All may be absent.</summary>
internal sealed record ContactFields(string? Name = null, string? Email = null, string? Phone = null, string? Language = null)
{
    public bool IsEmpty => Name is null && Email is null && Phone is null && Language is null;
}

/// <summary>The person is blocked: nothing is taken from them (403).</summary>
internal sealed class BlockedContactRefusal() : Refusal(403, "blocked", "This contact is blocked.");
