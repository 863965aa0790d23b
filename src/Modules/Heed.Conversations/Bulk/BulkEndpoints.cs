using Heed.Conversations.Public;
using Heed.Kernel;
using Heed.Platform.Store;
using Heed.Platform.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Heed.Conversations.Bulk;

/// <summary>Acts upon many conversations.</summary>
internal static class BulkEndpoints
{
    private const int MaxShown = 20;
    private const int MaxFailures = 200;

    public static void Map(IEndpointRouteBuilder workspace)
    {
        workspace.MapPost("/conversations/bulk", StartAsync).Needs(ConversationPermissions.Read).WithName("ActUponMany").WithTags("Bulk").WithSummary("Acts upon named conversations or a whole list, in the background.");
        var group = workspace.MapGroup("/bulk-jobs").WithTags("Bulk");
        group.MapGet("", ListAsync).NeedsMember().WithName("ListBulkJobs").WithSummary("The caller's newest jobs.");
        group.MapGet("/{id:guid}", GetAsync).NeedsMember().WithName("GetBulkJob").WithSummary("One job, with the conversations that were left out and why.");
        group.MapPost("/{id:guid}/undo", UndoAsync).NeedsMember().WithName("UndoBulkJob").WithSummary("Stops it when it runs, and restores what it changed.");
    }

    internal static BulkJobView View(BulkJob job, DateTimeOffset now) => new(
        job.Id, job.Version, BulkDesk.Steps(job), job.Label, job.State, job.Total, job.Done, job.Failed, job.Cut, job.CreatedAt, job.FinishedAt,
        job.UndoUntil, BulkDesk.CanUndo(job, now));

    private static async Task<Created<BulkJobView>> StartAsync(BulkRequest request, Caller caller, IBulkJobs jobs, IStore store, TimeProvider time, CancellationToken cancellationToken)
    {
        var id = await jobs.StartAsync(caller.Scope, new BulkTarget(request.Ids, request.List), request.Steps, null, cancellationToken);
        var job = await FindAsync(store, caller, id, cancellationToken);
        return TypedResults.Created($"/api/v1/w/{caller.Scope.Workspace}/bulk-jobs/{id}", View(job, time.GetUtcNow()));
    }

    private static async Task<Ok<Page<BulkJobView>>> ListAsync(Caller caller, IStore store, TimeProvider time, CancellationToken cancellationToken)
    {
        using var session = store.Read();
        var me = caller.PersonId;
        var jobs = await session.Db.Set<BulkJob>().Where(j => j.Workspace == caller.Scope.Workspace && j.Person == me).OrderByDescending(j => j.CreatedAt).Take(MaxShown).ToListAsync(cancellationToken);
        return TypedResults.Ok(new Page<BulkJobView>([.. jobs.Select(j => View(j, time.GetUtcNow()))], null));
    }

    private static async Task<Ok<BulkJobDetail>> GetAsync(Guid id, Caller caller, IStore store, TimeProvider time, CancellationToken cancellationToken)
    {
        var job = await FindAsync(store, caller, id, cancellationToken);
        using var session = store.Read();
        var left = await session.QueryAsync(
            $"""
            select i.conversation, i.code, c.number from conversations_bulk_items i
            left join conversations_conversations c on c.workspace = i.workspace and c.id = i.conversation
            where i.workspace = {caller.Scope.Workspace} and i.job = {id} and i.state in ({BulkItemState.Failed}, {BulkItemState.Kept}) order by i.place limit {MaxFailures}
            """,
            r => new BulkFailure(r.Id(0), r.TextOrNull(1) ?? "", r.IsNull(2) ? null : r.Long(2)), cancellationToken);
        return TypedResults.Ok(new BulkJobDetail(View(job, time.GetUtcNow()), left));
    }

    private static async Task<Ok<BulkJobView>> UndoAsync(Guid id, Caller caller, BulkDesk desk, IStore store, TimeProvider time, CancellationToken cancellationToken)
    {
        await desk.UndoAsync(caller.Scope, caller.PersonId, id, cancellationToken);
        return TypedResults.Ok(View(await FindAsync(store, caller, id, cancellationToken), time.GetUtcNow()));
    }

    private static async Task<BulkJob> FindAsync(IStore store, Caller caller, Guid id, CancellationToken cancellationToken)
    {
        using var session = store.Read();
        var me = caller.PersonId;
        return await session.Db.Set<BulkJob>().FirstOrDefaultAsync(j => j.Workspace == caller.Scope.Workspace && j.Id == id && j.Person == me, cancellationToken) ?? throw new NotFoundRefusal();
    }
}

/// <summary>What is done to which conversations; either ids or a list.</summary>
internal sealed record BulkRequest(IReadOnlyList<ConversationAct> Steps, IReadOnlyList<Guid>? Ids = null, ListQuery? List = null);

/// <summary>A job.</summary>
/// <param name="Label">Name of the macro, when it is one.</param>
/// <param name="Cut">More conversations matched than one job takes.</param>
/// <param name="CanUndo">Whether it can be taken back now.</param>
internal sealed record BulkJobView(
    Guid Id, long Version, IReadOnlyList<ConversationAct> Steps, string? Label, BulkState State, int Total, int Done, int Failed, bool Cut, DateTimeOffset CreatedAt,
    DateTimeOffset? FinishedAt, DateTimeOffset? UndoUntil, bool CanUndo);

/// <summary>A job and the conversations it left out.</summary>
internal sealed record BulkJobDetail(BulkJobView Job, IReadOnlyList<BulkFailure> Failures);

/// <summary>A conversation that was left out, and the code of the reason.</summary>
internal sealed record BulkFailure(Guid ConversationId, string Code, long? Number);
