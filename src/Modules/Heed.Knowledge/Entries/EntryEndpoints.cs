using System.Text.Json;
using Heed.Accounts.Public;
using Heed.Knowledge.Usage;
using Heed.Platform.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Heed.Knowledge.Entries;

/// <summary>Entries: lists, writing, deleting.</summary>
internal static class EntryEndpoints
{
    public static void Map(IEndpointRouteBuilder knowledge)
    {
        var group = knowledge.MapGroup("/entries");
        group.MapGet("", ListAsync).Needs(KnowledgePermissions.Read).WithName("ListKnowledge").WithSummary("Entries of the caller's brands and of all brands; archived ones only when asked for.");
        group.MapGet("/{id:guid}", GetAsync).Needs(KnowledgePermissions.Read).WithName("GetKnowledge").WithSummary("One entry: what is being written and what customers read.");
        group.MapPost("", CreateAsync).Needs(KnowledgePermissions.Write).WithName("CreateKnowledge").WithSummary("Writes a new draft.");
        group.MapPatch("/{id:guid}", ChangeAsync).Needs(KnowledgePermissions.Write).WithName("ChangeKnowledge").WithSummary("Writes into the draft; category, owner, expiry and brand hold at once.");
        group.MapDelete("/{id:guid}", DeleteAsync).Needs(KnowledgePermissions.Write).WithName("DeleteKnowledge").WithSummary("Deletes an entry with its versions; one that customers have read needs knowledge.publish.");
        group.MapGet("/{id:guid}/usage", UsageAsync).Needs(KnowledgePermissions.Read).WithName("GetKnowledgeUsage").WithSummary("How often it was used and whether it helped, by day.");
        knowledge.MapGet("/reviewers", ReviewersAsync).Needs(KnowledgePermissions.Read).WithName("ListKnowledgeReviewers").WithSummary("People who may review entries of a brand, or of all brands.");
    }

    private static async Task<Ok<EntryPage>> ListAsync(
        Caller caller, IStore store, TimeProvider time, CancellationToken cancellationToken, string? status = null, Guid? brand = null, Guid? category = null, Guid? owner = null,
        string? audience = null, string? attention = null, string? q = null, string? order = null, string? after = null, int? limit = null)
    {
        var filter = new EntryFilter(
            Word<EntryStatus>(status, "status"), brand, category, owner, Word<Audience>(audience, "audience"), Word<EntryAttention>(attention, "attention"), q,
            Word<EntryOrder>(order, "order") ?? EntryOrder.Changed, after, limit);
        using var session = store.Read();
        return TypedResults.Ok(await EntryListing.PageAsync(session, caller.Scope, filter, time.GetUtcNow(), cancellationToken));
    }

    /// <summary>One of the words of an enumeration, as JSON writes them.</summary>
    private static T? Word<T>(string? text, string field)
        where T : struct, Enum
    {
        if (text is null) return null;
        return text.All(char.IsAsciiLetter) && Enum.TryParse<T>(text, ignoreCase: true, out var word) ? word : throw new InvalidRefusal(field, "unknown", $"One of {string.Join(", ", Enum.GetNames<T>().Select(JsonNamingPolicy.CamelCase.ConvertName))}.");
    }

    private static async Task<Ok<EntryView>> GetAsync(Guid id, Caller caller, HttpContext context, EntryViews views, CancellationToken cancellationToken) =>
        TypedResults.Ok(await ShowAsync(views, caller, id, context, cancellationToken));

    private static async Task<Created<EntryView>> CreateAsync(NewEntry request, Caller caller, HttpContext context, EntryDesk desk, EntryViews views, CancellationToken cancellationToken)
    {
        var id = await desk.CreateAsync(caller.Scope, request, cancellationToken);
        return TypedResults.Created($"/api/v1/w/{caller.Scope.Workspace}/knowledge/entries/{id}", await ShowAsync(views, caller, id, context, cancellationToken));
    }

    private static async Task<Ok<EntryView>> ChangeAsync(Guid id, EntryChange request, Caller caller, HttpContext context, EntryDesk desk, EntryViews views, CancellationToken cancellationToken)
    {
        await desk.ChangeAsync(caller.Scope, id, Platform.Web.Versions.IfMatch(context.Request), request, cancellationToken);
        return TypedResults.Ok(await ShowAsync(views, caller, id, context, cancellationToken));
    }

    private static async Task<NoContent> DeleteAsync(Guid id, Caller caller, HttpContext context, EntryDesk desk, CancellationToken cancellationToken)
    {
        await desk.DeleteAsync(caller.Scope, id, Platform.Web.Versions.IfMatch(context.Request), cancellationToken);
        return TypedResults.NoContent();
    }

    private static async Task<Ok<UsageReport>> UsageAsync(Guid id, Caller caller, IStore store, TimeProvider time, CancellationToken cancellationToken, int days = UsageSums.Usual)
    {
        new Validate().That(days is >= 1 and <= 366, "days", "outOfRange", "Between 1 and 366.").Done();
        using var session = store.Read();
        await EntryViews.FindAsync(session, caller.Scope, id, cancellationToken);
        var now = time.GetUtcNow();
        return TypedResults.Ok(new UsageReport(
            await UsageBook.OfAsync(session, caller.Scope.Workspace, id, now, days, cancellationToken), await UsageBook.DaysAsync(session, caller.Scope.Workspace, id, now, days, cancellationToken)));
    }

    private static async Task<Ok<Page<Reviewer>>> ReviewersAsync(Caller caller, IPeople people, IStore store, CancellationToken cancellationToken, Guid? brand = null)
    {
        var scopes = await people.ScopesAsync(caller.Scope.Workspace, cancellationToken);
        List<Guid> able = [.. scopes.Where(s => EntryAccess.Allows(s, KnowledgePermissions.Review, brand)).Select(s => s.Actor.Id).OfType<Guid>()];
        using var session = store.Read();
        var rows = await people.FindAsync(session, caller.Scope.Workspace, able, cancellationToken);
        return TypedResults.Ok(new Page<Reviewer>([.. rows.Values.OrderBy(p => p.Name, StringComparer.Ordinal).Select(p => new Reviewer(p.Id, p.Name, p.Initials))], null));
    }

    internal static async Task<EntryView> ShowAsync(EntryViews views, Caller caller, Guid id, HttpContext context, CancellationToken cancellationToken)
    {
        var view = await views.OneAsync(caller.Scope, id, cancellationToken);
        Platform.Web.Versions.Tell(context.Response, view.Version);
        return view;
    }
}

/// <summary>Use of an entry.</summary>
/// <param name="Days">Days with any use, oldest first.</param>
internal sealed record UsageReport(UsageSums Total, IReadOnlyList<UsageDay> Days);

/// <summary>Somebody who may review.</summary>
internal sealed record Reviewer(Guid Id, string Name, string Initials);
