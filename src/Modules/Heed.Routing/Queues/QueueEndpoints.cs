using Heed.Platform.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Heed.Routing.Queues;

/// <summary><c>/routing/queues</c>: where customers wait, and who serves them.</summary>
internal static class QueueEndpoints
{
    public static void Map(IEndpointRouteBuilder workspace)
    {
        var group = workspace.MapGroup("/routing/queues").WithTags("Routing");
        group.MapGet("", ListAsync).NeedsMember().WithName("ListQueues").WithSummary("All queues, the default one first; archived ones are among them.");
        group.MapGet("/{id:guid}", GetAsync).NeedsMember().WithName("GetQueue").WithSummary("One queue.");
        group.MapPost("", CreateAsync).Needs(RoutingPermissions.Manage).WithName("CreateQueue").WithSummary("Adds a queue.");
        group.MapPatch("/{id:guid}", ChangeAsync).Needs(RoutingPermissions.Manage).WithName("ChangeQueue").WithSummary("Changes a queue; who waits in it comes under the new terms at once. Archiving keeps what is known of it.");
    }

    private static async Task<Ok<Page<QueueView>>> ListAsync(Caller caller, IStore store, IQueueBook book, CancellationToken cancellationToken)
    {
        using (var session = store.Read()) await book.ListAsync(session, caller.Scope.Workspace, cancellationToken);
        using var after = store.Read();
        var rows = await after.Db.Set<ServiceQueue>().Where(q => q.Workspace == caller.Scope.Workspace).ToListAsync(cancellationToken);
        return TypedResults.Ok(new Page<QueueView>([.. rows.OrderByDescending(q => q.IsDefault).ThenBy(q => q.Place).ThenBy(q => q.Id).Select(QueueView.Of)], null));
    }

    private static async Task<Ok<QueueView>> GetAsync(Guid id, Caller caller, HttpContext context, IStore store, CancellationToken cancellationToken)
    {
        var row = await FindAsync(store, caller.Scope, id, cancellationToken);
        Versions.Tell(context.Response, row.Version);
        return TypedResults.Ok(QueueView.Of(row));
    }

    private static async Task<Created<QueueView>> CreateAsync(
        QueueRequest request, Caller caller, HttpContext context, IStore store, IQueueBook book, QueueCheck check, IAudit audit, CancellationToken cancellationToken)
    {
        caller.Scope.RequireEverywhere(RoutingPermissions.Manage);
        using (var session = store.Read()) await check.RunAsync(session, caller.Scope.Workspace, request.Name, request.Terms, cancellationToken);
        var row = await store.WriteAsync(
            caller.Scope,
            unit =>
            {
                if (book.List(unit).Count >= ServiceQueue.Most) throw new ConflictRefusal("tooMany", $"At most {ServiceQueue.Most} queues.");
                var queue = new ServiceQueue
                {
                    Workspace = unit.Workspace,
                    Id = Ids.New(unit.Now),
                    Name = Free(unit, request.Name, null),
                    Place = request.Order,
                    Terms = QueueBook.Json(request.Terms),
                    CreatedAt = unit.Now,
                };
                unit.Db.Set<ServiceQueue>().Add(queue);
                unit.Append(new LedgerEvent(QueueEvents.Created, ServiceQueue.LiveKind, queue.Id, queue.Version));
                QueueEvents.Unsettle(unit);
                audit.Write(unit, caller.Scope, QueueEvents.Created, ServiceQueue.LiveKind, queue.Id);
                return queue;
            },
            cancellationToken);
        Versions.Tell(context.Response, row.Version);
        return TypedResults.Created($"/api/v1/w/{caller.Scope.Workspace}/routing/queues/{row.Id}", QueueView.Of(row));
    }

    private static async Task<Ok<QueueView>> ChangeAsync(
        Guid id, QueueChange request, Caller caller, HttpContext context, IStore store, QueueCheck check, IAudit audit, CancellationToken cancellationToken)
    {
        caller.Scope.RequireEverywhere(RoutingPermissions.Manage);
        var known = QueueView.Of(await FindAsync(store, caller.Scope, id, cancellationToken));
        var expected = Versions.IfMatch(context.Request);
        var (name, terms) = (request.Name.Or(known.Name) ?? "", request.Terms.Or(known.Terms) ?? known.Terms);
        if (request.Name.IsSet || request.Terms.IsSet)
        {
            using var session = store.Read();
            await check.RunAsync(session, caller.Scope.Workspace, name, terms, cancellationToken);
        }

        var row = await store.WriteAsync(
            caller.Scope,
            unit =>
            {
                var queue = unit.Db.Set<ServiceQueue>().FirstOrDefault(q => q.Workspace == unit.Workspace && q.Id == id) ?? throw new NotFoundRefusal();
                Versions.Require(expected, queue.Version);
                if (request.Archived.Or(queue.Archived) && queue.IsDefault) throw new ConflictRefusal("defaultQueue", "The default queue takes in what has no other place, so it stays.");
                if (request.Name.IsSet && name.Trim() != queue.Name) queue.Name = Free(unit, name, id);
                if (request.Terms.IsSet) queue.Terms = QueueBook.Json(terms);
                queue.Archived = request.Archived.Or(queue.Archived);
                queue.Place = request.Order.Or(queue.Place);
                queue.Version++;
                unit.Append(new LedgerEvent(QueueEvents.Changed, ServiceQueue.LiveKind, id, queue.Version));
                audit.Write(unit, caller.Scope, QueueEvents.Changed, ServiceQueue.LiveKind, id, new { queue.Archived });
                return queue;
            },
            cancellationToken);
        Versions.Tell(context.Response, row.Version);
        return TypedResults.Ok(QueueView.Of(row));
    }

    /// <summary>Rules and reports name queues: two of a name would be told apart by nobody.</summary>
    private static string Free(Unit unit, string name, Guid? self)
    {
        var trimmed = name.Trim();
        var taken = unit.Query($"select id from routing_queues where workspace = {unit.Workspace} and name = {trimmed} and archived = {false}", r => r.Id(0));
        return taken.TrueForAll(id => id == self) ? trimmed : throw new ConflictRefusal("nameTaken", "Another queue has this name.");
    }

    private static async Task<ServiceQueue> FindAsync(IStore store, Scope scope, Guid id, CancellationToken cancellationToken)
    {
        using var session = store.Read();
        return await session.Db.Set<ServiceQueue>().FirstOrDefaultAsync(q => q.Workspace == scope.Workspace && q.Id == id, cancellationToken) ?? throw new NotFoundRefusal();
    }
}
