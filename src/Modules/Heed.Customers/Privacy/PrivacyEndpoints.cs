using System.Globalization;
using Heed.Customers.Profiles;
using Heed.Customers.Public;
using Heed.Kernel;
using Heed.Platform.Store;
using Heed.Platform.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Heed.Customers.Privacy;

/// <summary>A customer's rights: a copy of everything, and erasure.</summary>
internal static class PrivacyEndpoints
{
    public static void Map(IEndpointRouteBuilder workspace)
    {
        workspace.MapGet("/customers/{id:guid}/export", Export).Needs(CustomerAccess.Export)
            .WithName("ExportCustomer").WithTags("Customers").WithSummary("Everything held about the customer, as a JSON file. Written to the audit log.")
            .Produces(200, contentType: "application/json");
        workspace.MapPost("/customers/{id:guid}/erase", Erase).Needs(CustomerAccess.Erase)
            .WithName("EraseCustomer").WithTags("Customers").WithSummary("Erases the customer for good. `confirm` repeats the customer's number.");
    }

    private static async Task<FileContentHttpResult> Export(Guid id, Caller caller, IStore store, CustomerExport export, HttpResponse response, CancellationToken cancellationToken)
    {
        Customer customer;
        using (var session = store.Read()) customer = await CustomerAccess.CustomerAsync(session, caller.Scope, id, cancellationToken, CustomerAccess.Export);
        response.Headers.CacheControl = "no-store";
        return TypedResults.File(
            await export.WriteAsync(caller.Scope, customer, cancellationToken), "application/json",
            string.Create(CultureInfo.InvariantCulture, $"customer-{customer.Number}.json"));
    }

    private static async Task<NoContent> Erase(Guid id, ErasureRequest body, Caller caller, IStore store, IErasures erasures, CancellationToken cancellationToken)
    {
        using (var session = store.Read())
        {
            var customer = await CustomerAccess.CustomerAsync(session, caller.Scope, id, cancellationToken, CustomerAccess.Erase);
            if (customer.Number != body.Confirm) throw new InvalidRefusal("confirm", "mismatch", "This is not the number of the customer.");
        }

        await erasures.EraseAsync(caller.Scope, id, cancellationToken);
        return TypedResults.NoContent();
    }
}

/// <summary>Asks for an erasure.</summary>
/// <param name="Confirm">The customer's number.</param>
internal sealed record ErasureRequest(long Confirm);
