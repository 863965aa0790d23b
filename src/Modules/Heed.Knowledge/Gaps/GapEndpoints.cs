using Heed.Knowledge.Entries;
using Heed.Platform.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Heed.Knowledge.Gaps;

/// <summary>What customers ask and nothing answers, and the board of what needs work.</summary>
internal static class GapEndpoints
{
    private const int Foremost = 3;
    private const int OnBoard = 12;

    public static void Map(IEndpointRouteBuilder knowledge)
    {
        knowledge.MapGet("/gaps", ListAsync).Needs(KnowledgePermissions.Read).WithName("ListKnowledgeGaps").WithSummary("Questions that nothing answered, the most costly first.");
        knowledge.MapGet("/gaps/{id:guid}", GetAsync).Needs(KnowledgePermissions.Read).WithName("GetKnowledgeGap").WithSummary("One gap.");
        knowledge.MapPost("/gaps/{id:guid}/draft", DraftAsync).Needs(KnowledgePermissions.Write).WithName("DraftKnowledgeGap").WithSummary("Writes a draft with the question and its wordings.");
        knowledge.MapPost("/gaps/{id:guid}/merge-into/{entry:guid}", MergeAsync).Needs(KnowledgePermissions.Write).WithName("MergeKnowledgeGap").WithSummary("Adds the wordings to an entry, in its draft.");
        knowledge.MapPost("/gaps/{id:guid}/dismiss", DismissAsync).Needs(KnowledgePermissions.Write).WithName("DismissKnowledgeGap").WithSummary("Nothing is to be done about it.");
        knowledge.MapPost("/gaps/{id:guid}/reopen", ReopenAsync).Needs(KnowledgePermissions.Write).WithName("ReopenKnowledgeGap").WithSummary("Takes back what was done about it.");
        knowledge.MapGet("/board", BoardAsync).Needs(KnowledgePermissions.Read).WithName("GetKnowledgeBoard").WithSummary("What needs work: gaps, and entries that disappoint, expire, grow old or wait.");
    }

    private static async Task<Ok<GapPage>> ListAsync(Caller caller, IStore store, GapViews views, CancellationToken cancellationToken, Guid? brand = null, int days = GapViews.Usual, int? limit = null)
    {
        new Validate().That(days is >= 1 and <= 90, "days", "outOfRange", "Between 1 and 90.").Done();
        var size = Paging.Limit(limit);
        using var session = store.Read();
        var gaps = await views.OpenAsync(session, caller.Scope, brand, days, cancellationToken);
        return TypedResults.Ok(new GapPage([.. gaps.Take(size)], gaps.Count, (int)Math.Round(gaps.Take(Foremost).Sum(g => g.Contacts) * 7.0 / days)));
    }

    private static async Task<Ok<GapView>> GetAsync(Guid id, Caller caller, GapDesk desk, CancellationToken cancellationToken) =>
        TypedResults.Ok(await desk.FindAsync(caller.Scope, id, cancellationToken));

    private static async Task<Created<EntryView>> DraftAsync(Guid id, Caller caller, HttpContext context, GapDesk desk, EntryViews views, CancellationToken cancellationToken)
    {
        var entry = await desk.DraftAsync(caller.Scope, id, cancellationToken);
        return TypedResults.Created($"/api/v1/w/{caller.Scope.Workspace}/knowledge/entries/{entry}", await EntryEndpoints.ShowAsync(views, caller, entry, context, cancellationToken));
    }

    private static async Task<Ok<EntryView>> MergeAsync(Guid id, Guid entry, Caller caller, HttpContext context, GapDesk desk, EntryViews views, CancellationToken cancellationToken)
    {
        await desk.MergeAsync(caller.Scope, id, entry, cancellationToken);
        return TypedResults.Ok(await EntryEndpoints.ShowAsync(views, caller, entry, context, cancellationToken));
    }

    private static async Task<Ok<GapView>> DismissAsync(Guid id, Caller caller, GapDesk desk, CancellationToken cancellationToken)
    {
        await desk.DismissAsync(caller.Scope, id, cancellationToken);
        return TypedResults.Ok(await desk.FindAsync(caller.Scope, id, cancellationToken));
    }

    private static async Task<Ok<GapView>> ReopenAsync(Guid id, Caller caller, GapDesk desk, CancellationToken cancellationToken)
    {
        await desk.ReopenAsync(caller.Scope, id, cancellationToken);
        return TypedResults.Ok(await desk.FindAsync(caller.Scope, id, cancellationToken));
    }

    private static async Task<Ok<Board>> BoardAsync(Caller caller, IStore store, GapViews views, TimeProvider time, CancellationToken cancellationToken, Guid? brand = null)
    {
        using var session = store.Read();
        var now = time.GetUtcNow();
        var gaps = await views.OpenAsync(session, caller.Scope, brand, GapViews.Usual, cancellationToken);
        var rows = await EntryListing.AllAsync(session, caller.Scope, brand, null, now, cancellationToken);
        return TypedResults.Ok(new Board(
            [.. gaps.Take(OnBoard)], Asking(EntryAttention.Falling), Asking(EntryAttention.Expiring), Asking(EntryAttention.Stale), Asking(EntryAttention.Review), Asking(EntryAttention.Drafts)));

        List<EntryRow> Asking(EntryAttention attention) =>
            [.. rows.Where(r => EntryListing.Asks(r, attention, now)).OrderByDescending(r => r.Uses30).ThenByDescending(r => r.ChangedAt).Take(OnBoard)];
    }
}

/// <summary>Gaps, the most costly first.</summary>
/// <param name="Total">How many there are in all.</param>
/// <param name="Saved">Contacts a week that answers to the first three would save.</param>
internal sealed record GapPage(IReadOnlyList<GapView> Items, int Total, int Saved);

/// <summary>What needs work.</summary>
internal sealed record Board(
    IReadOnlyList<GapView> Gaps, IReadOnlyList<EntryRow> Falling, IReadOnlyList<EntryRow> Expiring, IReadOnlyList<EntryRow> Stale, IReadOnlyList<EntryRow> Reviews,
    IReadOnlyList<EntryRow> Drafts);
