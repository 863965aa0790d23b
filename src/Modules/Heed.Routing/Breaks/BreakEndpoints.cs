using Heed.Platform.Web;
using Heed.Routing.Presence;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Heed.Routing.Breaks;

/// <summary><c>/breaks</c>: asked for, granted, postponed, refused; and the calm break nobody is asked for.</summary>
internal static class BreakEndpoints
{
    private const int LongestWord = 200, LongestDelay = 240;

    public static void Map(IEndpointRouteBuilder workspace)
    {
        var group = workspace.MapGroup("/breaks").WithTags("Presence");
        group.MapGet("", ListAsync).NeedsMember().WithName("ListBreaks").WithSummary("Open breaks: one's own, and for supervisors those of the people they meet.");
        group.MapPost("", AskAsync).NeedsMember().WithName("AskForBreak").WithSummary("Asks the supervisors for a break.");
        group.MapPost("/calm", CalmAsync).NeedsMember().WithName("TakeCalmBreak").WithSummary("A short break after a hard conversation: at once, without asking, a few times a day; it ends by itself.");
        group.MapPost("/{id:guid}/grant", GrantAsync).Needs(RoutingPermissions.Supervise).WithName("GrantBreak").WithSummary("Grants a break, at once or in some minutes.");
        group.MapPost("/{id:guid}/refuse", RefuseAsync).Needs(RoutingPermissions.Supervise).WithName("RefuseBreak").WithSummary("Refuses a break, with a word.");
        group.MapDelete("/{id:guid}", GiveUpAsync).NeedsMember().WithName("GiveUpBreak").WithSummary("Takes one's request back, or ends the break one is on.");
    }

    private static async Task<Ok<BreakList>> ListAsync(Caller caller, IPeople people, IStore store, IWorkspaces workspaces, TimeProvider time, CancellationToken cancellationToken)
    {
        var scope = caller.Scope;
        using var session = store.Read();
        var met = scope.Has(RoutingPermissions.Supervise) ? (await people.ListAsync(session, scope, cancellationToken)).Select(p => p.Id).ToHashSet() : [];
        var rows = await session.Db.Set<Break>().Where(b => b.Workspace == scope.Workspace && (b.State == BreakState.Asked || b.State == BreakState.Planned || b.State == BreakState.Running)).ToListAsync(cancellationToken);
        var rules = await PresenceRules.OfAsync(session, scope.Workspace, cancellationToken);
        var day = await DayAsync(workspaces, scope.Workspace, time.GetUtcNow(), cancellationToken);
        var taken = await session.NumberAsync($"select count(*) from routing_breaks where workspace = {scope.Workspace} and person = {scope.Self} and calm = {true} and asked_at >= {day}", cancellationToken);
        var seen = rows.Where(b => b.Person == scope.Self || met.Contains(b.Person)).OrderBy(b => b.AskedAt).ThenBy(b => b.Id).Select(BreakView.Of);
        return TypedResults.Ok(new BreakList([.. seen], Math.Max(0, rules.CalmPerDay - (int)taken)));
    }

    private static async Task<Created<BreakView>> AskAsync(AskForBreak body, Caller caller, IStore store, CancellationToken cancellationToken)
    {
        new Validate()
            .That(body.Minutes is null or (>= 1 and <= AwayReason.Longest), "minutes", "outOfRange", $"Between 1 and {AwayReason.Longest}.")
            .Text(body.Word, "word", LongestWord, required: false)
            .Done();
        var person = caller.PersonId;
        var view = await store.WriteAsync(
            caller.Scope,
            unit =>
            {
                var reason = PresenceRules.Of(unit).Offered(body.ReasonId) ?? throw new InvalidRefusal("reasonId", "unknown", "There is no such reason.");
                var minutes = body.Minutes ?? (reason.Minutes > 0 ? reason.Minutes : throw new InvalidRefusal("minutes", "required", "This reason has no usual time."));
                return BreakView.Of(BreakBook.Ask(unit, person, reason.Id, minutes, body.Word?.Trim() ?? ""));
            },
            cancellationToken);
        return TypedResults.Created($"/api/v1/w/{caller.Scope.Workspace}/breaks/{view.Id}", view);
    }

    private static async Task<Created<BreakView>> CalmAsync(Caller caller, IStore store, IWorkspaces workspaces, TimeProvider time, CancellationToken cancellationToken)
    {
        var person = caller.PersonId;
        var day = await DayAsync(workspaces, caller.Scope.Workspace, time.GetUtcNow(), cancellationToken);
        var view = await store.WriteAsync(caller.Scope, unit => BreakView.Of(BreakBook.Calm(unit, person, day)), cancellationToken);
        return TypedResults.Created($"/api/v1/w/{caller.Scope.Workspace}/breaks/{view.Id}", view);
    }

    private static async Task<Ok<BreakView>> GrantAsync(Guid id, GrantBreak body, Caller caller, IPeople people, IStore store, CancellationToken cancellationToken)
    {
        new Validate()
            .That(body.InMinutes is >= 0 and <= LongestDelay, "inMinutes", "outOfRange", $"Between 0 and {LongestDelay}.")
            .Text(body.Word, "word", LongestWord, required: false)
            .Done();
        await MeetAsync(caller.Scope, id, people, store, cancellationToken);
        return TypedResults.Ok(await store.WriteAsync(
            caller.Scope, unit => BreakView.Of(BreakBook.Grant(unit, id, caller.PersonId, body.InMinutes, body.Word?.Trim() ?? "")), cancellationToken));
    }

    private static async Task<Ok<BreakView>> RefuseAsync(Guid id, RefuseBreak body, Caller caller, IPeople people, IStore store, CancellationToken cancellationToken)
    {
        new Validate().Text(body.Word, "word", LongestWord).Done();
        await MeetAsync(caller.Scope, id, people, store, cancellationToken);
        return TypedResults.Ok(await store.WriteAsync(caller.Scope, unit => BreakView.Of(BreakBook.Refuse(unit, id, caller.PersonId, body.Word.Trim())), cancellationToken));
    }

    private static async Task<Ok<BreakView>> GiveUpAsync(Guid id, Caller caller, IStore store, CancellationToken cancellationToken) =>
        TypedResults.Ok(await store.WriteAsync(caller.Scope, unit => BreakView.Of(BreakBook.GiveUp(unit, id, caller.PersonId)), cancellationToken));

    /// <exception cref="NotFoundRefusal">There is no such break, or it is of somebody the caller does not meet.</exception>
    private static async Task MeetAsync(Scope scope, Guid id, IPeople people, IStore store, CancellationToken cancellationToken)
    {
        using var session = store.Read();
        var person = await session.Db.Set<Break>().Where(b => b.Workspace == scope.Workspace && b.Id == id).Select(b => (Guid?)b.Person).FirstOrDefaultAsync(cancellationToken) ?? throw new NotFoundRefusal();
        if ((await people.ListAsync(session, scope, cancellationToken)).All(p => p.Id != person)) throw new NotFoundRefusal();
    }

    private static async Task<DateTimeOffset> DayAsync(IWorkspaces workspaces, WorkspaceId workspace, DateTimeOffset now, CancellationToken cancellationToken) =>
        CalmDay.Start(now, TimeZoneInfo.FindSystemTimeZoneById((await workspaces.GetAsync(workspace, cancellationToken)).TimeZone));
}

/// <summary>Open breaks.</summary>
/// <param name="CalmLeft">Calm breaks the caller may still take today.</param>
internal sealed record BreakList(IReadOnlyList<BreakView> Items, int CalmLeft);

/// <summary>Asks for a break.</summary>
/// <param name="ReasonId">Of <c>presence/rules</c>.</param>
/// <param name="Minutes">How long; without it the reason's usual time.</param>
/// <param name="Word">Something the supervisor should know.</param>
internal sealed record AskForBreak(Guid ReasonId, int? Minutes = null, string? Word = null);

/// <summary>Grants a break.</summary>
/// <param name="InMinutes">Minutes until it begins; 0 begins at once.</param>
internal sealed record GrantBreak(int InMinutes = 0, string? Word = null);

/// <summary>Refuses a break.</summary>
/// <param name="Word">Why; the agent reads it.</param>
internal sealed record RefuseBreak(string Word);
