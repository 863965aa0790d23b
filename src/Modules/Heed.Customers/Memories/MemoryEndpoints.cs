using Heed.Customers.Profiles;
using Heed.Kernel;
using Heed.Platform.Store;
using Heed.Platform.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Heed.Customers.Memories;

/// <summary><c>/customers/{id}/memories</c>: taboos and preferences. They are part of the customer, so they are told with it.</summary>
internal static class MemoryEndpoints
{
    public static void Map(IEndpointRouteBuilder workspace)
    {
        workspace.MapPost("/customers/{id:guid}/memories", Add).Needs(CustomerAccess.Write)
            .WithName("AddMemory").WithTags("Customers").WithSummary("Remembers a taboo or a preference.");
        workspace.MapPatch("/customers/{id:guid}/memories/{memory:guid}", Change).Needs(CustomerAccess.Write)
            .WithName("ChangeMemory").WithTags("Customers").WithSummary("Rewords a memory or changes its kind.");
        workspace.MapDelete("/customers/{id:guid}/memories/{memory:guid}", Remove).Needs(CustomerAccess.Write)
            .WithName("RemoveMemory").WithTags("Customers").WithSummary("Forgets a memory.");
    }

    private static async Task<Created<MemoryView>> Add(Guid id, NewMemory body, Caller caller, IStore store, HttpResponse response, CancellationToken cancellationToken)
    {
        new Validate().Text(body.Text, "text", Memory.MaxText, multiline: true).Done();
        using (var session = store.Read()) await CustomerAccess.CustomerAsync(session, caller.Scope, id, cancellationToken, CustomerAccess.Write);
        var memory = await store.WriteAsync(
            caller.Scope,
            unit =>
            {
                var held = unit.Number($"select count(*) from customers_memories where workspace = {unit.Workspace} and customer = {id}");
                if (held >= Memory.MaxPerCustomer) throw new InvalidRefusal("text", "tooMany", $"At most {Memory.MaxPerCustomer} memories.");
                var customer = CustomerAccess.Tracked(unit, id);
                var added = new Memory
                {
                    Workspace = unit.Workspace,
                    Id = Ids.New(unit.Now),
                    Customer = id,
                    Kind = body.Kind,
                    Text = body.Text.Trim(),
                    CreatedBy = unit.Actor.Id,
                    CreatedAt = unit.Now,
                };
                unit.Db.Add(added);
                CustomerEditing.Bump(unit, customer);
                return added.Id;
            },
            cancellationToken);
        return TypedResults.Created(
            $"/api/v1/w/{caller.Scope.Workspace}/customers/{id}/memories/{memory}", await ShowAsync(store, caller.Scope, id, memory, response, cancellationToken));
    }

    private static async Task<Ok<MemoryView>> Change(
        Guid id, Guid memory, MemoryChanges body, Caller caller, IStore store, HttpContext context, CancellationToken cancellationToken)
    {
        if (body.Text.IsSet) new Validate().Text(body.Text.Value, "text", Memory.MaxText, multiline: true).Done();
        using (var session = store.Read()) await CustomerAccess.CustomerAsync(session, caller.Scope, id, cancellationToken, CustomerAccess.Write);
        // A memory has no version of its own: it is part of the customer.
        var expected = Versions.IfMatch(context.Request);
        await store.WriteAsync(
            caller.Scope,
            unit =>
            {
                var customer = CustomerAccess.Tracked(unit, id);
                Versions.Require(expected, customer.Version);
                var known = Tracked(unit, id, memory);
                known.Kind = body.Kind.Or(known.Kind);
                known.Text = body.Text.Or(known.Text)!.Trim();
                CustomerEditing.Bump(unit, customer);
            },
            cancellationToken);
        return TypedResults.Ok(await ShowAsync(store, caller.Scope, id, memory, context.Response, cancellationToken));
    }

    private static async Task<NoContent> Remove(Guid id, Guid memory, Caller caller, IStore store, CancellationToken cancellationToken)
    {
        using (var session = store.Read()) await CustomerAccess.CustomerAsync(session, caller.Scope, id, cancellationToken, CustomerAccess.Write);
        await store.WriteAsync(
            caller.Scope,
            unit =>
            {
                var customer = CustomerAccess.Tracked(unit, id);
                unit.Db.Remove(Tracked(unit, id, memory));
                CustomerEditing.Bump(unit, customer);
            },
            cancellationToken);
        return TypedResults.NoContent();
    }

    private static Memory Tracked(Unit unit, Guid customer, Guid memory) =>
        unit.Db.Set<Memory>().FirstOrDefault(m => m.Workspace == unit.Workspace && m.Id == memory && m.Customer == customer) ?? throw new NotFoundRefusal();

    private static async Task<MemoryView> ShowAsync(IStore store, Scope scope, Guid id, Guid memory, HttpResponse response, CancellationToken cancellationToken)
    {
        var customer = await CustomerEndpoints.ShowAsync(store, scope, id, response, cancellationToken);
        return customer.Memories.FirstOrDefault(m => m.Id == memory) ?? throw new NotFoundRefusal();
    }
}

/// <summary>Something to keep in mind.</summary>
internal sealed record NewMemory(MemoryKind Kind, string Text);

/// <summary>What changes of a memory.</summary>
internal sealed record MemoryChanges(Change<MemoryKind> Kind = default, Change<string> Text = default);
