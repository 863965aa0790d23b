using Heed.Conversations.Public;
using Heed.Deadlines.Public;
using Heed.Platform.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Heed.Deadlines.Breaches;

/// <summary><c>/deadlines/breaches</c>: promises that were broken, as far as the caller sees the conversations.</summary>
internal static class BreachEndpoints
{
    private static SqlText Columns => $"b.id, b.conversation, c.number, b.kind, b.policy, b.brand, b.inbox, b.team, b.target_minutes, b.started_at, b.due_at, b.ended_at, b.reason";

    public static void Map(IEndpointRouteBuilder workspace)
    {
        var group = workspace.MapGroup("/deadlines/breaches").WithTags("Deadlines");
        group.MapGet("", ListAsync).Needs(ConversationPermissions.Read).WithName("ListBreaches").WithSummary("Broken promises, newest first; by kind, policy, inbox, or only those still owed.");
        group.MapPatch("/{id:guid}", ExplainAsync).Needs(ConversationPermissions.Edit).WithName("ExplainBreach").WithSummary("Says why it was broken.");
    }

    private static async Task<Ok<Page<BreachView>>> ListAsync(
        Caller caller, IStore store, IConversationSight sight, CancellationToken cancellationToken,
        DeadlineKind? kind = null, Guid? policy = null, Guid? inbox = null, Guid? conversation = null, bool? owed = null, DateTimeOffset? from = null, DateTimeOffset? to = null, int? limit = null, string? after = null)
    {
        new Validate().That(from is null || to is null || from <= to, "to", "before", "This lies before the beginning.").Done();
        var size = Paging.Limit(limit);
        var conditions = new List<SqlText> { $"b.workspace = {caller.Scope.Workspace}", sight.Filter(caller.Scope) };
        if (kind is { } one) conditions.Add($"b.kind = {one}");
        if (policy is { } under) conditions.Add($"b.policy = {under}");
        if (inbox is { } of) conditions.Add($"b.inbox = {of}");
        if (conversation is { } thread) conditions.Add($"b.conversation = {thread}");
        if (owed is { } open) conditions.Add(open ? (SqlText)$"b.ended_at is null" : $"b.ended_at is not null");
        if (from is { } begin) conditions.Add($"b.due_at >= {begin}");
        if (to is { } end) conditions.Add($"b.due_at < {end}");
        if (Paging.Decode<Place>(after) is { } last) conditions.Add($"(b.due_at < {last.At} or (b.due_at = {last.At} and b.id < {last.Id}))");
        using var session = store.Read();
        var rows = await session.QueryAsync(
            $"""
            select {Columns} from deadlines_breaches b join conversations_conversations c on c.workspace = b.workspace and c.id = b.conversation
            where {SqlText.Join(" and ", conditions)} order by b.due_at desc, b.id desc limit {size + 1}
            """,
            Read, cancellationToken);
        return TypedResults.Ok(Paging.From(rows, size, r => new Place(r.DueAt, r.Id)));
    }

    private static async Task<Ok<BreachView>> ExplainAsync(Guid id, BreachExplanation request, Caller caller, IStore store, IConversationSight sight, CancellationToken cancellationToken)
    {
        var known = await FindAsync(store, caller.Scope, sight, id, cancellationToken);
        caller.Scope.Require(ConversationPermissions.Edit, known.BrandId);
        await store.WriteAsync(
            caller.Scope,
            unit =>
            {
                unit.Execute($"update deadlines_breaches set reason = {request.Reason} where workspace = {unit.Workspace} and id = {id}");
                unit.Append(new LedgerEvent("deadline.explained", "deadline", known.ConversationId, 1, new { conversation = known.ConversationId, breach = id, reason = (int?)request.Reason }));
            },
            cancellationToken);
        return TypedResults.Ok(known with { Reason = request.Reason });
    }

    private static async Task<BreachView> FindAsync(IStore store, Scope scope, IConversationSight sight, Guid id, CancellationToken cancellationToken)
    {
        using var session = store.Read();
        return await session.FirstAsync(
            $"""
            select {Columns} from deadlines_breaches b join conversations_conversations c on c.workspace = b.workspace and c.id = b.conversation
            where b.workspace = {scope.Workspace} and b.id = {id} and {sight.Filter(scope)}
            """,
            Read, cancellationToken) ?? throw new NotFoundRefusal();
    }

    private static BreachView Read(Row r) => new(
        r.Id(0), r.Id(1), r.Long(2), (DeadlineKind)r.Int(3), r.Id(4), r.Id(5), r.Id(6), r.IdOrNull(7), r.Int(8), r.Time(9), r.Time(10), r.TimeOrNull(11), (BreachReason?)r.IntOrNull(12));

    private sealed record Place(DateTimeOffset At, Guid Id);
}

/// <summary>A broken promise.</summary>
/// <param name="TargetMinutes">What was promised, in minutes of working time.</param>
/// <param name="EndedAt">When it was done after all; null while it is still owed.</param>
internal sealed record BreachView(
    Guid Id, Guid ConversationId, long Number, DeadlineKind Kind, Guid PolicyId, Guid BrandId, Guid InboxId, Guid? TeamId, int TargetMinutes, DateTimeOffset StartedAt, DateTimeOffset DueAt,
    DateTimeOffset? EndedAt, BreachReason? Reason);

/// <summary>Why a promise was broken; null takes the reason away.</summary>
internal sealed record BreachExplanation(BreachReason? Reason);
