using Heed.Kernel;
using Heed.Platform.Store;
using Heed.Platform.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Heed.Customers.Profiles;

/// <summary><c>/customers/{id}/identities</c>: addresses on channels, added and taken away by hand.</summary>
internal static class IdentityEndpoints
{
    private const int MaxPerCustomer = 100;

    public static void Map(IEndpointRouteBuilder workspace)
    {
        workspace.MapPost("/customers/{id:guid}/identities", Add).Needs(CustomerAccess.Write)
            .WithName("AddIdentity").WithTags("Customers").WithSummary("Adds an address. 409 `addressTaken` when another customer has it.");
        workspace.MapDelete("/customers/{id:guid}/identities/{identity:guid}", Remove).Needs(CustomerAccess.Write)
            .WithName("RemoveIdentity").WithTags("Customers").WithSummary("Takes an address away from the customer.");
    }

    private static async Task<Created<CustomerView>> Add(
        Guid id, NewIdentity body, Caller caller, IStore store, HttpResponse response, CancellationToken cancellationToken)
    {
        var channel = body.Channel.Trim();
        var address = Addresses.Normal(channel, body.Address);
        new Validate()
            .That(channel.Length is > 0 and <= Identity.MaxChannel && channel.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.'), "channel", "notChannel", "A channel is a short word such as email, phone or web.")
            .Text(body.Address, "address", Identity.MaxAddress)
            .That(channel != Addresses.Email || Addresses.IsEmail(address), "address", "notEmail", "This must be an e-mail address.")
            .That(channel != Addresses.Phone || Addresses.IsPhone(body.Address), "address", "notPhone", "This must be a phone number.")
            .Done();
        using (var session = store.Read()) await CustomerAccess.CustomerAsync(session, caller.Scope, id, cancellationToken, CustomerAccess.Write);
        await store.WriteAsync(caller.Scope, unit => Insert(unit, id, channel, address), cancellationToken);
        return TypedResults.Created($"/api/v1/w/{caller.Scope.Workspace}/customers/{id}", await CustomerEndpoints.ShowAsync(store, caller.Scope, id, response, cancellationToken));
    }

    private static void Insert(Unit unit, Guid id, string channel, string address)
    {
        var owner = unit.First(
            $"select customer from customers_identities where workspace = {unit.Workspace} and channel = {channel} and address = {address}", r => (Guid?)r.Id(0));
        if (owner == id) return;
        // Not told whose it is: it may be a customer the caller may not see.
        if (owner is not null) throw new ConflictRefusal("addressTaken", "Another customer already has this address.");
        var addresses = unit.Query($"select address from customers_identities where workspace = {unit.Workspace} and customer = {id} order by id", r => r.Text(0));
        if (addresses.Count >= MaxPerCustomer) throw new InvalidRefusal("address", "tooMany", $"At most {MaxPerCustomer} addresses.");
        var customer = CustomerAccess.Tracked(unit, id);
        unit.Db.Add(new Identity { Workspace = unit.Workspace, Id = Ids.New(unit.Now), Customer = id, Channel = channel, Address = address, CreatedAt = unit.Now });
        CustomerEditing.Bump(unit, customer, [.. addresses, address]);
    }

    private static async Task<NoContent> Remove(Guid id, Guid identity, Caller caller, IStore store, CancellationToken cancellationToken)
    {
        using (var session = store.Read()) await CustomerAccess.CustomerAsync(session, caller.Scope, id, cancellationToken, CustomerAccess.Write);
        await store.WriteAsync(
            caller.Scope,
            unit =>
            {
                var removed = unit.Execute($"delete from customers_identities where workspace = {unit.Workspace} and id = {identity} and customer = {id}");
                if (removed == 0) throw new NotFoundRefusal();
                CustomerEditing.Bump(unit, CustomerAccess.Tracked(unit, id));
            },
            cancellationToken);
        return TypedResults.NoContent();
    }
}

/// <summary>An address to add.</summary>
internal sealed record NewIdentity(string Channel, string Address);
