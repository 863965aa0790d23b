using Heed.Accounts.Data;
using Heed.Accounts.Roles;
using Heed.Kernel;
using Heed.Platform.Store;
using Heed.Platform.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Heed.Accounts.Brands;

/// <summary>Brands: list, make, change, archive, delete.</summary>
internal static class BrandEndpoints
{
    public static void Map(IEndpointRouteBuilder workspace)
    {
        var group = workspace.MapGroup("/brands").WithTags("Brands");
        group.MapGet("", ListAsync).NeedsMember().WithName("ListBrands").WithSummary("Brands one may see.");
        group.MapGet("/{id:guid}", GetAsync).NeedsMember().WithName("GetBrand").WithSummary("One brand.");
        group.MapPost("", CreateAsync).Needs(Permissions.ManageBrands).WithName("CreateBrand").WithSummary("Makes a brand.");
        group.MapPatch("/{id:guid}", EditAsync).Needs(Permissions.ManageBrands).WithName("EditBrand").WithSummary("Changes or archives a brand.");
        group.MapDelete("/{id:guid}", DeleteAsync).Needs(Permissions.ManageBrands).WithName("DeleteBrand").WithSummary("Deletes a brand to which nothing belongs.");
    }

    private static async Task<Ok<Page<BrandView>>> ListAsync(Caller caller, IStore store, int? limit, string? after, CancellationToken cancellationToken)
    {
        var size = Paging.Limit(limit);
        var last = Paging.Decode<Guid?>(after);
        using var session = store.Read();
        var brands = BrandAccess.All(session.Db, caller.Scope);
        if (last is { } id) brands = brands.Where(b => b.Id > id);
        var rows = await brands.OrderBy(b => b.Id).Take(size + 1).ToListAsync(cancellationToken);
        return TypedResults.Ok(Paging.From(rows.ConvertAll(BrandView.From), size, b => b.Id));
    }

    private static async Task<Ok<BrandView>> GetAsync(Guid id, Caller caller, HttpResponse response, IStore store, CancellationToken cancellationToken)
    {
        using var session = store.Read();
        var brand = await BrandAccess.BrandAsync(session, caller.Scope, id, cancellationToken);
        Versions.Tell(response, brand.Version);
        return TypedResults.Ok(BrandView.From(brand));
    }

    private static async Task<Created<BrandView>> CreateAsync(NewBrand given, Caller caller, HttpContext context, IStore store, IAudit audit, CancellationToken cancellationToken)
    {
        var scope = caller.Scope;
        scope.RequireEverywhere(Permissions.ManageBrands);
        new Validate().Name(given.Name).Color(given.Color ?? Brand.DefaultColor).Done();
        var view = await store.WriteAsync(
            scope,
            unit =>
            {
                var brand = new Brand { Workspace = unit.Workspace, Id = Ids.New(unit.Now), Name = given.Name.Trim(), Color = given.Color ?? Brand.DefaultColor, CreatedAt = unit.Now };
                unit.Db.Add(brand);
                unit.Append(new LedgerEvent("brand.created", "brand", brand.Id, 1));
                audit.Write(unit, scope, "brand.created", "brand", brand.Id);
                return BrandView.From(brand);
            },
            cancellationToken);
        Versions.Tell(context.Response, view.Version);
        return TypedResults.Created($"{context.Request.Path}/{view.Id}", view);
    }

    private static async Task<Ok<BrandView>> EditAsync(Guid id, BrandEdit edit, Caller caller, HttpContext context, IStore store, IAudit audit, CancellationToken cancellationToken)
    {
        var scope = caller.Scope;
        var check = new Validate();
        if (edit.Name.IsSet) check.Name(edit.Name.Value);
        if (edit.Color.IsSet) check.Color(edit.Color.Value);
        check.Done();
        var expected = Versions.IfMatch(context.Request);
        var view = await store.WriteAsync(
            scope,
            unit =>
            {
                var brand = BrandAccess.Brand(unit, scope, id);
                scope.Require(Permissions.ManageBrands, id);
                Versions.Require(expected, brand.Version);
                brand.Name = edit.Name.Or(brand.Name)!.Trim();
                brand.Color = edit.Color.Or(brand.Color)!;
                brand.Archived = edit.Archived.Or(brand.Archived);
                brand.Version++;
                unit.Append(new LedgerEvent("brand.changed", "brand", id, brand.Version));
                audit.Write(unit, scope, "brand.changed", "brand", id, new { brand.Archived });
                return BrandView.From(brand);
            },
            cancellationToken);
        Versions.Tell(context.Response, view.Version);
        return TypedResults.Ok(view);
    }

    private static async Task<NoContent> DeleteAsync(Guid id, Caller caller, IStore store, IAudit audit, IServiceProvider services, CancellationToken cancellationToken)
    {
        var scope = caller.Scope;
        scope.RequireEverywhere(Permissions.ManageBrands);
        await store.WriteAsync(
            scope,
            unit =>
            {
                var brand = BrandAccess.Brand(unit, scope, id);
                if (unit.Number($"select count(*) from accounts_brands where workspace = {unit.Workspace}") < 2) throw new ConflictRefusal("lastBrand", "A workspace needs a brand.");
                if (IsUsed(unit, id) || services.GetServices<IBrandUse>().Any(u => u.Uses(unit, id)))
                {
                    throw new ConflictRefusal("brandInUse", "Something still belongs to this brand. Archive it instead.");
                }

                unit.Db.Remove(brand);
                unit.Append(new LedgerEvent("brand.deleted", "brand", id, brand.Version + 1));
                audit.Write(unit, scope, "brand.deleted", "brand", id);
            },
            cancellationToken);
        return TypedResults.NoContent();
    }

    private static bool IsUsed(Unit unit, Guid id)
    {
        // Brands of roles are JSON lists of ids, so that an id of the list is a part of the text.
        var part = "%" + id + "%";
        return unit.Number($"select count(*) from accounts_teams where workspace = {unit.Workspace} and brand = {id}") > 0
            || unit.Number($"select count(*) from accounts_member_roles where workspace = {unit.Workspace} and brands like {part}") > 0
            || unit.Number($"select count(*) from accounts_api_keys where workspace = {unit.Workspace} and brands like {part}") > 0;
    }

    /// <summary>A brand to make.</summary>
    internal sealed record NewBrand(string Name, string? Color = null);

    /// <summary>Fields to change; absent ones stay.</summary>
    internal sealed record BrandEdit(Change<string> Name = default, Change<string> Color = default, Change<bool> Archived = default);
}
