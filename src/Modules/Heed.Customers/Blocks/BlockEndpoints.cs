using Heed.Customers.Profiles;
using Heed.Kernel;
using Heed.Platform.Store;
using Heed.Platform.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Heed.Customers.Blocks;

/// <summary><c>/blocks</c>, and blocking a customer from its own page.</summary>
internal static class BlockEndpoints
{
    public static void Map(IEndpointRouteBuilder workspace)
    {
        workspace.MapGet("/blocks", List).Needs(CustomerAccess.Read).WithName("ListBlocks").WithTags("Blocks").WithSummary("The block list, newest first.");
        workspace.MapGet("/blocks/{id:guid}", Get).Needs(CustomerAccess.Read).WithName("GetBlock").WithTags("Blocks").WithSummary("One entry of the block list.");
        workspace.MapPost("/blocks", Create).Needs(CustomerAccess.Write).WithName("CreateBlock").WithTags("Blocks")
            .WithSummary("Blocks a customer, an e-mail address (or `@domain`) or a network address (or range).");
        workspace.MapDelete("/blocks/{id:guid}", Delete).Needs(CustomerAccess.Write).WithName("DeleteBlock").WithTags("Blocks").WithSummary("Takes an entry off the block list.");
        workspace.MapPost("/customers/{id:guid}/block", BlockCustomer).Needs(CustomerAccess.Write).WithName("BlockCustomer").WithTags("Customers").WithSummary("Blocks a customer.");
        workspace.MapPost("/customers/{id:guid}/unblock", UnblockCustomer).Needs(CustomerAccess.Write).WithName("UnblockCustomer").WithTags("Customers").WithSummary("Lets a blocked customer in again.");
    }

    private static async Task<Ok<Page<BlockView>>> List(Caller caller, IStore store, CancellationToken cancellationToken, int? limit = null, string? after = null)
    {
        var size = Paging.Limit(limit);
        var place = Paging.Decode<Guid?>(after);
        using var session = store.Read();
        SqlText older = $" and k.id < {place}";
        var blocks = await session.QueryAsync(
            $"""
            {BlockAccess.Columns} where k.workspace = {caller.Scope.Workspace}{(place is null ? SqlText.Empty : older)}{BlockAccess.Visible(caller.Scope)}
            order by k.id desc limit {size + 1}
            """,
            BlockAccess.Read, cancellationToken);
        return TypedResults.Ok(Paging.From(blocks, size, b => b.Id));
    }

    private static async Task<Ok<BlockView>> Get(Guid id, Caller caller, IStore store, HttpResponse response, CancellationToken cancellationToken) =>
        TypedResults.Ok(await ShowAsync(store, caller.Scope, id, response, cancellationToken));

    private static async Task<Created<BlockView>> Create(NewBlock body, Caller caller, IStore store, IAudit audit, HttpResponse response, CancellationToken cancellationToken)
    {
        var value = body.Kind is BlockKind.Customer ? body.CustomerId?.ToString() : BlockValues.Normal(body.Kind, body.Value ?? "");
        new Validate()
            .Text(body.Reason, "reason", Block.MaxReason, required: false, multiline: true)
            .That(body.Kind is not BlockKind.Customer || body.CustomerId is not null, "customerId", "required", "This must be filled in.")
            .That(body.Kind is BlockKind.Customer || value is not null, "value", body.Kind is BlockKind.Ip ? "notIp" : "notEmail", body.Kind is BlockKind.Ip ? "A network address or a range such as 203.0.113.0/24." : "An e-mail address, or @domain for all of it.")
            .Done();
        if (body.CustomerId is { } customer)
        {
            using var session = store.Read();
            await CustomerAccess.CustomerAsync(session, caller.Scope, customer, cancellationToken, CustomerAccess.Write);
        }

        if (body.Kind is not BlockKind.Customer) caller.Scope.RequireEverywhere(CustomerAccess.Write);
        var id = await store.WriteAsync(
            caller.Scope,
            unit => Blocking.Add(unit, caller.Scope, audit, body.Kind, body.CustomerId, value!, body.Reason?.Trim() ?? ""),
            cancellationToken);
        return TypedResults.Created($"/api/v1/w/{caller.Scope.Workspace}/blocks/{id}", await ShowAsync(store, caller.Scope, id, response, cancellationToken));
    }

    private static async Task<NoContent> Delete(Guid id, Caller caller, IStore store, IAudit audit, CancellationToken cancellationToken)
    {
        using (var session = store.Read())
        {
            var block = await BlockAccess.BlockAsync(session, caller.Scope, id, cancellationToken);
            if (block is { Kind: BlockKind.Customer, CustomerId: { } customer }) await CustomerAccess.CustomerAsync(session, caller.Scope, customer, cancellationToken, CustomerAccess.Write);
            else caller.Scope.RequireEverywhere(CustomerAccess.Write);
        }

        await store.WriteAsync(
            caller.Scope,
            unit =>
            {
                if (!Blocking.Remove(unit, caller.Scope, audit, id)) throw new NotFoundRefusal();
            },
            cancellationToken);
        return TypedResults.NoContent();
    }

    private static async Task<Ok<CustomerView>> BlockCustomer(
        Guid id, BlockReason body, Caller caller, IStore store, IAudit audit, HttpResponse response, CancellationToken cancellationToken)
    {
        new Validate().Text(body.Reason, "reason", Block.MaxReason, required: false, multiline: true).Done();
        using (var session = store.Read()) await CustomerAccess.CustomerAsync(session, caller.Scope, id, cancellationToken, CustomerAccess.Write);
        await store.WriteAsync(
            caller.Scope, unit => Blocking.Add(unit, caller.Scope, audit, BlockKind.Customer, id, id.ToString(), body.Reason?.Trim() ?? ""), cancellationToken);
        return TypedResults.Ok(await CustomerEndpoints.ShowAsync(store, caller.Scope, id, response, cancellationToken));
    }

    private static async Task<Ok<CustomerView>> UnblockCustomer(
        Guid id, Caller caller, IStore store, IAudit audit, HttpResponse response, CancellationToken cancellationToken)
    {
        using (var session = store.Read()) await CustomerAccess.CustomerAsync(session, caller.Scope, id, cancellationToken, CustomerAccess.Write);
        await store.WriteAsync(
            caller.Scope,
            unit =>
            {
                var held = unit.First(
                    $"select id from customers_blocks where workspace = {unit.Workspace} and kind = {BlockKind.Customer} and value = {id.ToString()}", r => (Guid?)r.Id(0));
                if (held is { } block) Blocking.Remove(unit, caller.Scope, audit, block);
            },
            cancellationToken);
        return TypedResults.Ok(await CustomerEndpoints.ShowAsync(store, caller.Scope, id, response, cancellationToken));
    }

    private static async Task<BlockView> ShowAsync(IStore store, Scope scope, Guid id, HttpResponse response, CancellationToken cancellationToken)
    {
        using var session = store.Read();
        var view = await BlockAccess.BlockAsync(session, scope, id, cancellationToken);
        Versions.Tell(response, view.Version);
        return view;
    }
}

/// <summary>An entry of the block list.</summary>
internal sealed record BlockView(Guid Id, long Version, Guid? CustomerId, BlockKind Kind, string Value, string Reason, DateTimeOffset CreatedAt);

/// <summary>What to block: a customer by id, or a value.</summary>
internal sealed record NewBlock(BlockKind Kind, string? Value = null, Guid? CustomerId = null, string? Reason = null);

/// <summary>Why a customer is blocked.</summary>
internal sealed record BlockReason(string? Reason = null);
