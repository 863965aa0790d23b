using System.Text.Json;
using Heed.Customers.Merging;
using Heed.Kernel;
using Heed.Platform.Store;
using Heed.Platform.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Heed.Customers.Profiles;

/// <summary><c>/customers</c>: list, search, read, create, change.</summary>
internal static class CustomerEndpoints
{
    public static void Map(IEndpointRouteBuilder workspace)
    {
        workspace.MapGet("/customers", List).Needs(CustomerAccess.Read)
            .WithName("ListCustomers").WithTags("Customers")
            .WithSummary("Customers, newest first. `query` looks through name, e-mail, phone, number and addresses.");
        workspace.MapPost("/customers", Create).Needs(CustomerAccess.Write)
            .WithName("CreateCustomer").WithTags("Customers").WithSummary("Creates a customer by hand.");
        workspace.MapGet("/customers/{id:guid}", Get).Needs(CustomerAccess.Read)
            .WithName("GetCustomer").WithTags("Customers").WithSummary("One customer; its version is the ETag. The id of one that was merged answers 307 to the customer it has become.");
        workspace.MapPatch("/customers/{id:guid}", Change).Needs(CustomerAccess.Write)
            .WithName("ChangeCustomer").WithTags("Customers")
            .WithSummary("Changes the given fields. `attributes` sets the given keys only; null removes one. `tagIds` replaces the tags.");
    }

    private static async Task<Ok<Page<CustomerView>>> List(
        Caller caller, IStore store, CancellationToken cancellationToken,
        string? query = null, Guid? tag = null, Guid? company = null, int? limit = null, string? after = null)
    {
        using var session = store.Read();
        return TypedResults.Ok(await CustomerListing.PageAsync(session, caller.Scope, query, tag, company, limit, after, cancellationToken));
    }

    private static async Task<Created<CustomerView>> Create(
        NewCustomer body, Caller caller, CustomerEditing editing, IStore store, HttpResponse response, CancellationToken cancellationToken)
    {
        var id = await editing.CreateAsync(caller.Scope, body, cancellationToken);
        var view = await ShowAsync(store, caller.Scope, id, response, cancellationToken);
        return TypedResults.Created($"/api/v1/w/{caller.Scope.Workspace}/customers/{id}", view);
    }

    private static async Task<Results<Ok<CustomerView>, RedirectHttpResult>> Get(Guid id, Caller caller, IStore store, HttpResponse response, CancellationToken cancellationToken)
    {
        using (var session = store.Read())
        {
            if (await MergedCustomers.SurvivorAsync(session, caller.Scope, id, cancellationToken) is { } survivor)
            {
                return TypedResults.LocalRedirect($"/api/v1/w/{caller.Scope.Workspace}/customers/{survivor}", permanent: false, preserveMethod: true);
            }

            await CustomerAccess.CustomerAsync(session, caller.Scope, id, cancellationToken);
        }

        return TypedResults.Ok(await ShowAsync(store, caller.Scope, id, response, cancellationToken));
    }

    private static async Task<Ok<CustomerView>> Change(
        Guid id, CustomerChanges body, Caller caller, CustomerEditing editing, IStore store, HttpContext context, CancellationToken cancellationToken)
    {
        await editing.ChangeAsync(caller.Scope, id, body, Versions.IfMatch(context.Request), cancellationToken);
        return TypedResults.Ok(await ShowAsync(store, caller.Scope, id, context.Response, cancellationToken));
    }

    /// <summary>The customer as it is now, with its version as ETag; access has been decided.</summary>
    internal static async Task<CustomerView> ShowAsync(IStore store, Scope scope, Guid id, HttpResponse response, CancellationToken cancellationToken)
    {
        using var session = store.Read();
        var view = await CustomerViews.OneAsync(session, scope.Workspace, id, cancellationToken);
        Versions.Tell(response, view.Version);
        return view;
    }
}

/// <summary>A new customer.</summary>
internal sealed record NewCustomer(
    string Name, string? Email = null, string? Phone = null, string? Language = null, Guid? CompanyId = null,
    IReadOnlyList<Guid>? TagIds = null, IReadOnlyDictionary<string, JsonElement>? Attributes = null);

/// <summary>What changes of a customer; absent members stay.</summary>
internal sealed record CustomerChanges(
    Change<string> Name = default, Change<string> Email = default, Change<string> Phone = default, Change<string> Language = default,
    Change<Guid?> CompanyId = default, Change<IReadOnlyList<Guid>> TagIds = default,
    Change<IReadOnlyDictionary<string, JsonElement>> Attributes = default);
