using System.Collections.Concurrent;
using System.Text;
using System.Text.Json;
using Heed.Kernel;
using Heed.Platform.Secrets;
using Heed.Platform.Store;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Heed.Platform.Web;

/// <summary>
/// <c>Idempotency-Key</c> on every POST. The unit of work stores its result under the key in its own transaction, so
/// nothing happens twice even over a crash; the whole response is kept besides, so a repeat gets the same answer.
/// </summary>
public static class Idempotency
{
    private const int MaxKeyLength = 200;
    private const string Purpose = "kept-answer";
    private const int MaxKeptBody = 1 << 20;
    private static readonly ConcurrentDictionary<string, SemaphoreSlim> Running = new();

    /// <summary>The key bound to actor and route, so that nobody meets another's answer; null when none was sent.</summary>
    public static string? KeyOf(HttpContext context, Actor actor)
    {
        if (!HttpMethods.IsPost(context.Request.Method)) return null;
        var given = context.Request.Headers["Idempotency-Key"].ToString();
        if (given.Length == 0) return null;
        if (given.Length > MaxKeyLength) throw new InvalidRefusal("Idempotency-Key", "tooLong", $"At most {MaxKeyLength} characters.");
        return Ids.FromParts(actor.Kind.ToString(), actor.Id?.ToString() ?? "-", context.Request.Path, given).ToString("N");
    }

    /// <summary>Middleware, after the access filter.</summary>
    public static IApplicationBuilder UseIdempotency(this IApplicationBuilder app) => app.Use(async (context, next) =>
    {
        var scope = context.Features.Get<Caller>()?.Scope;
        if (scope?.IdempotencyKey is not { } key)
        {
            await next(context);
            return;
        }

        var store = context.RequestServices.GetRequiredService<IStore>();
        var gate = Running.GetOrAdd(key, _ => new SemaphoreSlim(1, 1));
        await gate.WaitAsync(context.RequestAborted);
        try
        {
            if (await KeptAsync(store, scope, key, context.RequestAborted) is { } kept) await WriteAsync(context, kept);
            else await RunAndKeepAsync(context, next, store, scope, key);
        }
        finally
        {
            gate.Release();
            Running.TryRemove(new KeyValuePair<string, SemaphoreSlim>(key, gate));
        }
    });

    /// <summary>
    /// Drops kept answers that speak of an entity, for erasing a person: they hold what was answered for a day.
    /// Answers about something below it name it in their Location.
    /// </summary>
    public static void Forget(Unit unit, Guid entity) =>
        unit.Execute($"delete from platform_idempotency where workspace = {unit.Workspace} and {unit.Dialect.Contains("body", entity.ToString())}");

    private static async Task RunAndKeepAsync(HttpContext context, RequestDelegate next, IStore store, Scope scope, string key)
    {
        var body = context.Response.Body;
        using var buffer = new MemoryStream();
        context.Response.Body = buffer;
        try
        {
            await next(context);
        }
        finally
        {
            context.Response.Body = body;
        }

        if (context.Response.StatusCode < 300 && buffer.Length <= MaxKeptBody)
        {
            // An endpoint that says no-store itself answers a secret: that is kept, but sealed.
            var master = context.Response.Headers.CacheControl == "no-store" ? context.RequestServices.GetRequiredService<MasterKey>() : null;
            var bytes = buffer.GetBuffer().AsSpan(0, (int)buffer.Length);
            var answer = new KeptAnswer(
                context.Response.StatusCode, context.Response.ContentType, context.Response.Headers.Location.ToString(), context.Response.Headers.ETag.ToString(),
                master is null ? Encoding.UTF8.GetString(bytes) : Convert.ToBase64String(master.Protect(bytes, Purpose)), master?.CurrentId);
            var plain = scope with { IdempotencyKey = null };
            try
            {
                await store.WriteAsync(plain, unit => Keep(unit, key, answer), CancellationToken.None);
            }
            catch (Exception error) when (error is DiskFullRefusal or BusyRefusal)
            {
                // What was asked for is done and stored: to refuse it now would be untrue. A repeat finds the unit's own result.
                context.RequestServices.GetRequiredService<ILoggerFactory>().CreateLogger("Heed.Idempotency").LogWarning("An answer could not be kept: {Reason}", error.Message);
            }
        }

        buffer.Position = 0;
        await buffer.CopyToAsync(body, context.RequestAborted);
    }

    private static void Keep(Unit unit, string key, KeptAnswer answer) => unit.Execute($"""
        insert into platform_idempotency (workspace, key, at, body) values ({unit.Workspace}, {key}, {unit.Now}, {JsonSerializer.Serialize(answer)})
        on conflict (workspace, key) do nothing
        """);

    private static async Task<KeptAnswer?> KeptAsync(IStore store, Scope scope, string key, CancellationToken cancellationToken)
    {
        using var session = store.Read();
        var body = await session.FirstAsync($"select body from platform_idempotency where workspace = {scope.Workspace} and key = {key}", r => r.Text(0), cancellationToken);
        return body is null ? null : JsonSerializer.Deserialize<KeptAnswer>(body);
    }

    private static async Task WriteAsync(HttpContext context, KeptAnswer kept)
    {
        context.Response.StatusCode = kept.Status;
        if (kept.ContentType is not null) context.Response.ContentType = kept.ContentType;
        if (!string.IsNullOrEmpty(kept.Location)) context.Response.Headers.Location = kept.Location;
        if (!string.IsNullOrEmpty(kept.ETag)) context.Response.Headers.ETag = kept.ETag;
        context.Response.Headers["Idempotent-Replayed"] = "true";
        if (kept.SealedBy is null)
        {
            await context.Response.WriteAsync(kept.Body, context.RequestAborted);
            return;
        }

        context.Response.Headers.CacheControl = "no-store";
        var master = context.RequestServices.GetRequiredService<MasterKey>();
        await context.Response.Body.WriteAsync(master.Unprotect(kept.SealedBy, Convert.FromBase64String(kept.Body), Purpose), context.RequestAborted);
    }

    private sealed record KeptAnswer(int Status, string? ContentType, string? Location, string? ETag, string Body, string? SealedBy = null);
}
