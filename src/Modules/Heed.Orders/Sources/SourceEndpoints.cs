using Heed.Orders.Connector;
using Heed.Orders.Imports;
using Heed.Orders.Orders;
using Heed.Platform.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Heed.Orders.Sources;

/// <summary><c>/order-sources</c>: where orders come from.</summary>
internal static class SourceEndpoints
{
    private const string Manage = OrderAccess.Manage;

    public static void Map(IEndpointRouteBuilder workspace)
    {
        var group = workspace.MapGroup("/order-sources").WithTags("Orders");
        group.MapGet("", ListAsync).Needs(OrderAccess.Read).WithName("ListOrderSources").WithSummary("Where orders come from, without secrets.");
        group.MapGet("/{id:guid}", GetAsync).Needs(OrderAccess.Read).WithName("GetOrderSource").WithSummary("One source.");
        group.MapPost("", CreateAsync).Needs(Manage).WithName("CreateOrderSource").WithSummary("Makes a source: `embedded` is kept here, `rest` is a shop that is asked.");
        group.MapPatch("/{id:guid}", EditAsync).Needs(Manage).WithName("EditOrderSource").WithSummary("Changes a source, or switches it on or off.");
        group.MapDelete("/{id:guid}", DeleteAsync).Needs(Manage).WithName("DeleteOrderSource").WithSummary("Removes a source with all that is known of its orders. The shop itself is not touched.");
        group.MapPost("/{id:guid}/secret", SecretAsync).Needs(Manage).WithName("NewOrderSourceSecret").WithSummary("A new secret that signs calls in both directions, shown this once. The one before is taken for another 24 hours.");
        group.MapPost("/{id:guid}/test", TestAsync).Needs(Manage).WithName("TestOrderSource").WithSummary("Asks the source now and tells how it answered.");
        group.MapPost("/{id:guid}/import", ImportAsync).Needs(Manage).WithName("ImportOrders")
            .WithMetadata(new RequestSizeLimitAttribute(OrderFile.MaxBytes + 1024))
            .WithSummary("Takes orders from a table (CSV in UTF-8, UTF-16 or GB 18030; the body is the file). With `preview=true` it only tells what would happen. `columns` says what the columns hold, from the left (`number,,placedAt,total`); absent, their headings do.");
    }

    private static async Task<Ok<Page<SourceView>>> ListAsync(Caller caller, IStore store, CancellationToken cancellationToken)
    {
        using var session = store.Read();
        var views = await SourceLive.LoadViewsAsync(session, caller.Scope.Workspace, null, cancellationToken);
        return TypedResults.Ok(new Page<SourceView>([.. views.Where(v => OrderAccess.Holds(caller.Scope, OrderAccess.Read, v.BrandId))], null));
    }

    private static async Task<Ok<SourceView>> GetAsync(Guid id, Caller caller, IStore store, SourceDesk desk, HttpResponse response, CancellationToken cancellationToken)
    {
        using (var session = store.Read()) await SourceDesk.GetAsync(session, caller.Scope, id, cancellationToken);
        return Tell(await desk.ShowAsync(caller.Scope, id, cancellationToken), response);
    }

    private static async Task<Created<SourceView>> CreateAsync(NewOrderSource body, Caller caller, SourceDesk desk, HttpContext context, CancellationToken cancellationToken)
    {
        var offers = body.Offers ?? (body.Type == EmbeddedShop.TypeName ? Enum.GetValues<OrderRequestKind>() : []);
        var view = await desk.CreateAsync(caller.Scope, new SourceFields(body.Name, body.BrandId, body.BaseUrl, true, offers), body.Type, cancellationToken);
        Versions.Tell(context.Response, view.Version);
        return TypedResults.Created($"{context.Request.Path}/{view.Id}", view);
    }

    private static async Task<Ok<SourceView>> EditAsync(Guid id, OrderSourceChanges body, Caller caller, SourceDesk desk, HttpContext context, CancellationToken cancellationToken) => Tell(
        await desk.ChangeAsync(
            caller.Scope, id,
            s => new SourceFields(
                body.Name.Or(s.Name) ?? "", body.BrandId.Or(s.Brand), body.BaseUrl.Or(s.BaseUrl), body.Enabled.Or(s.Enabled), body.Offers.Or(SourceView.Of(s, 0).Offers) ?? []),
            Versions.IfMatch(context.Request), cancellationToken),
        context.Response);

    private static async Task<NoContent> DeleteAsync(Guid id, Caller caller, SourceDesk desk, CancellationToken cancellationToken)
    {
        await desk.DeleteAsync(caller.Scope, id, cancellationToken);
        return TypedResults.NoContent();
    }

    private static async Task<Ok<OrderSourceSecret>> SecretAsync(Guid id, Caller caller, SourceDesk desk, HttpResponse response, CancellationToken cancellationToken)
    {
        var (view, secret) = await desk.NewSecretAsync(caller.Scope, id, cancellationToken);
        response.Headers.CacheControl = "no-store";
        return TypedResults.Ok(new OrderSourceSecret(view, secret));
    }

    private static async Task<Ok<SourceTry>> TestAsync(Guid id, Caller caller, SourceDesk desk, CancellationToken cancellationToken) => TypedResults.Ok(await desk.TryAsync(caller.Scope, id, cancellationToken));

    private static async Task<Ok<OrderImportReport>> ImportAsync(Guid id, Caller caller, OrderImport import, HttpRequest request, CancellationToken cancellationToken, bool preview = false, string? currency = null, string? columns = null) =>
        TypedResults.Ok(await import.RunAsync(caller.Scope, id, request.Body, currency, columns, preview, cancellationToken));

    private static Ok<SourceView> Tell(SourceView view, HttpResponse response)
    {
        Versions.Tell(response, view.Version);
        return TypedResults.Ok(view);
    }
}

/// <summary>A source to make.</summary>
/// <param name="Type"><c>embedded</c> or <c>rest</c>.</param>
/// <param name="BaseUrl">Where a shop elsewhere is asked: the words of the contract are added to it.</param>
/// <param name="Offers">Requests it takes; absent: all of one kept here, none of one elsewhere.</param>
internal sealed record NewOrderSource(string Name, string Type, Guid? BrandId = null, string? BaseUrl = null, IReadOnlyList<OrderRequestKind>? Offers = null);

/// <summary>Fields to change; absent ones stay.</summary>
internal sealed record OrderSourceChanges(
    Change<string> Name = default, Change<Guid?> BrandId = default, Change<string> BaseUrl = default, Change<bool> Enabled = default, Change<IReadOnlyList<OrderRequestKind>> Offers = default);

/// <summary>A source with a secret shown once.</summary>
internal sealed record OrderSourceSecret(SourceView Source, string Secret);
