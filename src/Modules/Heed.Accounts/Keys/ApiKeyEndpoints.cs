using System.Security.Cryptography;
using Heed.Accounts.Data;
using Heed.Accounts.Roles;
using Heed.Accounts.Sessions;
using Heed.Kernel;
using Heed.Platform.Store;
using Heed.Platform.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Heed.Accounts.Keys;

/// <summary>API keys: list, make, rename, revoke.</summary>
internal static class ApiKeyEndpoints
{
    public static void Map(IEndpointRouteBuilder workspace)
    {
        var group = workspace.MapGroup("/api-keys").WithTags("API keys");
        group.MapGet("", ListAsync).Needs(Permissions.ManageApiKeys).WithName("ListApiKeys").WithSummary("Keys, without their secrets.");
        group.MapGet("/{id:guid}", GetAsync).Needs(Permissions.ManageApiKeys).WithName("GetApiKey").WithSummary("One key.");
        group.MapPost("", CreateAsync).Needs(Permissions.ManageApiKeys).WithName("CreateApiKey").WithSummary("Makes a key. The secret is in this answer and nowhere else.");
        group.MapPatch("/{id:guid}", EditAsync).Needs(Permissions.ManageApiKeys).WithName("EditApiKey").WithSummary("Renames a key.");
        group.MapDelete("/{id:guid}", DeleteAsync).Needs(Permissions.ManageApiKeys).WithName("DeleteApiKey").WithSummary("Revokes a key, at once.");
    }

    private static async Task<Ok<Page<ApiKeyView>>> ListAsync(Caller caller, IStore store, int? limit, string? after, CancellationToken cancellationToken)
    {
        var size = Paging.Limit(limit);
        var last = Paging.Decode<Guid?>(after);
        using var session = store.Read();
        var keys = session.Db.Set<ApiKey>().Where(k => k.Workspace == caller.Scope.Workspace);
        if (last is { } id) keys = keys.Where(k => k.Id > id);
        var rows = await keys.OrderBy(k => k.Id).ToListAsync(cancellationToken);
        return TypedResults.Ok(Paging.From(rows.Select(ApiKeyView.From).Where(v => ApiKeyView.Sees(caller.Scope, v.BrandIds)).Take(size + 1).ToList(), size, v => v.Id));
    }

    private static async Task<Ok<ApiKeyView>> GetAsync(Guid id, Caller caller, HttpResponse response, IStore store, CancellationToken cancellationToken)
    {
        using var session = store.Read();
        var key = await session.Db.Set<ApiKey>().FirstOrDefaultAsync(k => k.Workspace == caller.Scope.Workspace && k.Id == id, cancellationToken);
        var view = key is null ? null : ApiKeyView.From(key);
        if (view is null || !ApiKeyView.Sees(caller.Scope, view.BrandIds)) throw new NotFoundRefusal();
        Versions.Tell(response, view.Version);
        return TypedResults.Ok(view);
    }

    private static async Task<Created<ApiKeyMade>> CreateAsync(
        NewApiKey given, Caller caller, HttpContext context, IStore store, IAudit audit, Power power, TimeProvider time, CancellationToken cancellationToken)
    {
        var scope = caller.Scope;
        new Validate().Name(given.Name)
            .That(given.BrandIds is not { Count: 0 }, "brandIds", "noBrand", "Choose at least one brand, or all.")
            .That(given.ExpiresAt is null || given.ExpiresAt > time.GetUtcNow(), "expiresAt", "past", "This is in the past.")
            .Done();
        var prefix = RandomNumberGenerator.GetHexString(8, lowercase: true);
        var secret = $"heed_{prefix}_{Tokens.New()}";
        var hash = Tokens.Hash(secret);
        var made = await store.WriteAsync(
            scope,
            unit =>
            {
                var role = unit.Db.Set<Role>().Find(unit.Workspace, given.RoleId) ?? throw new InvalidRefusal("roleId", "unknown", "There is no such role.");
                if (given.BrandIds is { } brands && unit.Number($"select count(*) from accounts_brands where workspace = {unit.Workspace} and id in {brands.ToHashSet()}") != brands.Distinct().Count())
                {
                    throw new InvalidRefusal("brandIds", "unknown", "There is no such brand.");
                }

                power.Require(unit, scope, Permissions.ManageApiKeys, role, given.BrandIds);
                var key = new ApiKey
                {
                    Workspace = unit.Workspace,
                    Id = Ids.New(unit.Now),
                    Name = given.Name.Trim(),
                    Prefix = prefix,
                    SecretHash = hash,
                    Role = role.Id,
                    Brands = Grants.WriteBrands(given.BrandIds),
                    ExpiresAt = given.ExpiresAt,
                    CreatedBy = scope.Actor.Id,
                    CreatedAt = unit.Now,
                };
                unit.Db.Add(key);
                unit.Append(new LedgerEvent("apiKey.created", "apiKey", key.Id, 1));
                audit.Write(unit, scope, "apiKey.created", "apiKey", key.Id, new { role = role.Id, brands = given.BrandIds });
                return new Made(ApiKeyView.From(key), hash);
            },
            cancellationToken);
        // A repeat after a crash finds the key made, but its secret was never stored.
        if (made.Hash != hash) throw new ConflictRefusal("secretGone", "The key was made, but its secret cannot be shown again. Revoke it and make another one.");
        Versions.Tell(context.Response, made.Key.Version);
        context.Response.Headers.CacheControl = "no-store";
        return TypedResults.Created($"{context.Request.Path}/{made.Key.Id}", ApiKeyMade.From(made.Key, secret));
    }

    private static async Task<Ok<ApiKeyView>> EditAsync(Guid id, ApiKeyEdit edit, Caller caller, HttpContext context, IStore store, IAudit audit, CancellationToken cancellationToken)
    {
        var scope = caller.Scope;
        var check = new Validate();
        if (edit.Name.IsSet) check.Name(edit.Name.Value);
        check.Done();
        var expected = Versions.IfMatch(context.Request);
        var view = await store.WriteAsync(
            scope,
            unit =>
            {
                var key = Key(unit, scope, id);
                Versions.Require(expected, key.Version);
                key.Name = edit.Name.Or(key.Name)!.Trim();
                key.Version++;
                unit.Append(new LedgerEvent("apiKey.changed", "apiKey", id, key.Version));
                audit.Write(unit, scope, "apiKey.changed", "apiKey", id);
                return ApiKeyView.From(key);
            },
            cancellationToken);
        Versions.Tell(context.Response, view.Version);
        return TypedResults.Ok(view);
    }

    private static async Task<NoContent> DeleteAsync(Guid id, Caller caller, IStore store, IAudit audit, CancellationToken cancellationToken)
    {
        var scope = caller.Scope;
        await store.WriteAsync(
            scope,
            unit =>
            {
                var key = Key(unit, scope, id);
                unit.Db.Remove(key);
                unit.Append(new LedgerEvent("apiKey.deleted", "apiKey", id, key.Version + 1));
                audit.Write(unit, scope, "apiKey.deleted", "apiKey", id);
            },
            cancellationToken);
        return TypedResults.NoContent();
    }

    private static ApiKey Key(Unit unit, Scope scope, Guid id) =>
        unit.Db.Set<ApiKey>().Find(unit.Workspace, id) is { } key && ApiKeyView.Sees(scope, Grants.ReadBrands(key.Brands)) ? key : throw new NotFoundRefusal();

    /// <summary>What the unit made: with the hash, to know a repeat.</summary>
    internal sealed record Made(ApiKeyView Key, string Hash);

    /// <summary>A key to make.</summary>
    internal sealed record NewApiKey(string Name, Guid RoleId, IReadOnlyList<Guid>? BrandIds = null, DateTimeOffset? ExpiresAt = null);

    /// <summary>Fields to change; absent ones stay.</summary>
    internal sealed record ApiKeyEdit(Change<string> Name = default);

    /// <summary>A key with its secret.</summary>
    internal sealed record ApiKeyMade(
        Guid Id, long Version, DateTimeOffset CreatedAt, string Name, Guid RoleId, IReadOnlyList<Guid>? BrandIds, DateTimeOffset? ExpiresAt, string Prefix, DateTimeOffset? LastUsedAt, string Secret)
    {
        public static ApiKeyMade From(ApiKeyView k, string secret) => new(k.Id, k.Version, k.CreatedAt, k.Name, k.RoleId, k.BrandIds, k.ExpiresAt, k.Prefix, k.LastUsedAt, secret);
    }
}
