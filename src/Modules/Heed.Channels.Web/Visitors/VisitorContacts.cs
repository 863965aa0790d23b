using Heed.Channels.Web.Identity;
using Heed.Channels.Web.Sites;

namespace Heed.Channels.Web.Visitors;

/// <summary>Makes customers of visitors: at the first word of an anonymous one, or when somebody proves who it is.</summary>
internal sealed class VisitorContacts(IStore store, IInboxes inboxes, ICustomers customers, IConversations conversations)
{
    /// <summary>Channel of anonymous visitors' identities.</summary>
    public const string Channel = "web";

    /// <summary>The visitor's customer, made now at the first contact. Any number of parallel calls make one.</summary>
    public async Task<Guid> EnsureAsync(VisitorSession visitor, string? language, CancellationToken cancellationToken)
    {
        if (visitor.Customer is { } known) return known.Id;
        var token = visitor.Token;
        var brand = await BrandAsync(token, cancellationToken);
        return await store.WriteAsync(Scope.System(token.Workspace), unit => Ensure(unit, token, brand, language), cancellationToken);
    }

    /// <summary>
    /// The customer who has been proven. An anonymous conversation of this browser follows: its customer becomes the
    /// proven one when that is new here, else the conversation moves. Nothing else ever joins two customers.
    /// </summary>
    public async Task<Guid> ProveAsync(VisitorToken? browser, Site site, ProvenIdentity identity, string? language, CancellationToken cancellationToken)
    {
        var brand = await BrandAsync(site.Workspace, site.Inbox, cancellationToken);
        var address = identity.AddressIn(brand);
        var anonymous = browser is { Customer: null } ? browser.Visitor : (Guid?)null;
        using (var session = store.Read())
        {
            // A page view of a known customer changes nothing, so it writes nothing.
            if (await customers.FindByIdentityAsync(session, site.Workspace, ProvenIdentity.Channel, address, cancellationToken) is { } known
                && await customers.FindAsync(session, site.Workspace, known, cancellationToken) is { Verified: true } row
                && (identity.Name is null || identity.Name == row.Name) && (identity.Email is null || identity.Email == row.Email)
                && (anonymous is null || !await HasSpokenAsync(session, site.Workspace, anonymous.Value, cancellationToken))) return known;
        }

        return await store.WriteAsync(Scope.System(site.Workspace), unit => Prove(unit, anonymous, identity, address, brand, language), cancellationToken);
    }

    private Guid Ensure(Unit unit, VisitorToken token, Guid brand, string? language)
    {
        if (Find(unit, token.Visitor) is { } found) return found.Proven ? throw VisitorResolver.Invalid() : found.Customer;
        var customer = customers.EnsureIdentity(
            unit, Channel, token.Visitor.ToString("N"), verified: false, name: null, email: null, phone: null, language, brand, out _);
        unit.Execute($"""
            insert into web_visitors (workspace, id, customer, inbox, proven, created_at)
            values ({unit.Workspace}, {token.Visitor}, {customer}, {token.Inbox}, {false}, {unit.Now})
            """);
        return customer;
    }

    private Guid Prove(Unit unit, Guid? visitor, ProvenIdentity identity, string address, Guid brand, string? language)
    {
        // Proven already means: this browser's words belong to somebody else by now.
        var anonymous = visitor is { } id && Find(unit, id) is { Proven: false } row ? row.Customer : (Guid?)null;
        if (anonymous is not { } from)
        {
            var customer = customers.EnsureIdentity(
                unit, ProvenIdentity.Channel, address, verified: true, identity.Name, identity.Email, phone: null, language, brand, out var created);
            return created ? customer : customers.Verify(unit, customer, ProvenIdentity.Channel, address, identity.Name, identity.Email);
        }

        var to = customers.Verify(unit, from, ProvenIdentity.Channel, address, identity.Name, identity.Email);
        if (to != from)
        {
            customers.Verify(unit, to, ProvenIdentity.Channel, address, identity.Name, identity.Email);
            customers.Touch(unit, to, brand);
            conversations.MoveToCustomer(unit, from, to);
            Consents.Move(unit, from, to);
        }

        unit.Execute($"update web_visitors set proven = {true} where workspace = {unit.Workspace} and customer = {from}");
        unit.Append(new LedgerEvent("visitor.proven", "visitor", from));
        return to;
    }

    private static (Guid Customer, bool Proven)? Find(Unit unit, Guid visitor) => unit.First(
        $"select customer, proven from web_visitors where workspace = {unit.Workspace} and id = {visitor}",
        r => ((Guid, bool)?)(r.Id(0), r.Bool(1)));

    private static async Task<bool> HasSpokenAsync(ReadSession session, WorkspaceId workspace, Guid visitor, CancellationToken cancellationToken) =>
        await session.NumberAsync($"select count(*) from web_visitors where workspace = {workspace} and id = {visitor} and proven = {false}", cancellationToken) > 0;

    private Task<Guid> BrandAsync(VisitorToken token, CancellationToken cancellationToken) => BrandAsync(token.Workspace, token.Inbox, cancellationToken);

    private async Task<Guid> BrandAsync(WorkspaceId workspace, Guid inbox, CancellationToken cancellationToken)
    {
        using var session = store.Read();
        return (await inboxes.FindAsync(session, workspace, inbox, cancellationToken) ?? throw WidgetRefusal.SiteNotFound()).Brand;
    }
}
