using System.Text.Json;
using Heed.Conversations.Public;
using Heed.Conversations.Threads;
using Heed.Kernel;
using Heed.Platform.Store;
using Heed.Platform.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Heed.Conversations.Views;

/// <summary>Saved views of the inbox.</summary>
internal static class ViewEndpoints
{
    public static void Map(IEndpointRouteBuilder workspace)
    {
        var group = workspace.MapGroup("/views").WithTags("Views");
        group.MapGet("", ListAsync).NeedsMember().WithName("ListViews").WithSummary("Views that are the caller's own, of a team of theirs, or for all.");
        group.MapGet("/counts", CountsAsync).NeedsMember().WithName("CountViews").WithSummary("How many conversations each view holds; exact to 999, then 1000 stands for more.");
        group.MapGet("/{id:guid}", GetAsync).NeedsMember().WithName("GetView").WithSummary("One view.");
        group.MapPost("", CreateAsync).Needs(ConversationPermissions.Read).WithName("CreateView").WithSummary("Saves a view; sharing it needs views.share.");
        group.MapPatch("/{id:guid}", ChangeAsync).Needs(ConversationPermissions.Read).WithName("ChangeView").WithSummary("Changes a view.");
        group.MapDelete("/{id:guid}", DeleteAsync).Needs(ConversationPermissions.Read).WithName("DeleteView").WithSummary("Deletes a view; the conversations stay.");
    }

    internal static ViewView View(SavedView row)
    {
        var filter = JsonSerializer.Deserialize<ViewFilter>(row.Filter, HeedJson.Options)!;
        return new ViewView(row.Id, row.Version, row.Name, row.Sharing, row.Owner, row.Team, filter.Match, filter.Conditions, row.Sort, ViewPredicate.TiersOf(filter), row.Place, row.CreatedAt);
    }

    private static async Task<Ok<Page<ViewView>>> ListAsync(Caller caller, SharedDesk<SavedView> desk, CancellationToken cancellationToken) =>
        TypedResults.Ok(new Page<ViewView>([.. (await desk.ListAsync(caller.Scope, cancellationToken)).OrderBy(v => v.Place).Select(View)], null));

    private static async Task<Ok<ViewView>> GetAsync(Guid id, Caller caller, HttpContext context, SharedDesk<SavedView> desk, CancellationToken cancellationToken)
    {
        var row = await desk.GetAsync(caller.Scope, id, cancellationToken);
        Versions.Tell(context.Response, row.Version);
        return TypedResults.Ok(View(row));
    }

    private static async Task<Ok<ViewCountsView>> CountsAsync(Caller caller, ViewCounts counts, CancellationToken cancellationToken) =>
        TypedResults.Ok(new ViewCountsView(await counts.ReadAsync(caller.Scope, cancellationToken)));

    private static async Task<Created<ViewView>> CreateAsync(
        ViewRequest request, Caller caller, HttpContext context, SharedDesk<SavedView> desk, ListSelection selection, IStore store, CancellationToken cancellationToken)
    {
        var filter = new ViewFilter(request.Conditions, request.Match);
        await CheckAsync(store, selection, caller.Scope, request.Name, filter, cancellationToken);
        var row = await desk.CreateAsync(
            caller.Scope, new SharedAccess(request.Scope, caller.Scope.Actor.Id, request.TeamId),
            (_, view) =>
            {
                view.Name = request.Name.Trim();
                view.Filter = JsonSerializer.Serialize(filter, HeedJson.Options);
                view.Sort = request.Sort;
                view.Place = request.Order;
            },
            cancellationToken);
        Versions.Tell(context.Response, row.Version);
        return TypedResults.Created($"/api/v1/w/{caller.Scope.Workspace}/views/{row.Id}", View(row));
    }

    private static async Task<Ok<ViewView>> ChangeAsync(
        Guid id, ViewChange request, Caller caller, HttpContext context, SharedDesk<SavedView> desk, ListSelection selection, IStore store, CancellationToken cancellationToken)
    {
        var before = View(await desk.GetAsync(caller.Scope, id, cancellationToken));
        var filter = new ViewFilter(request.Conditions.Or(before.Conditions) ?? [], request.Match.Or(before.Match));
        var name = request.Name.Or(before.Name) ?? "";
        await CheckAsync(store, selection, caller.Scope, name, filter, cancellationToken);
        Func<SavedView, SharedAccess>? sharing = request.Scope.IsSet || request.TeamId.IsSet
            ? row => new SharedAccess(request.Scope.Or(row.Sharing), row.Owner, request.TeamId.IsSet ? request.TeamId.Value : row.Team)
            : null;
        var changed = await desk.ChangeAsync(
            caller.Scope, id, Versions.IfMatch(context.Request), sharing,
            (_, row) =>
            {
                if (request.Name.IsSet) row.Name = name.Trim();
                if (request.Conditions.IsSet || request.Match.IsSet) row.Filter = JsonSerializer.Serialize(filter, HeedJson.Options);
                row.Sort = request.Sort.Or(row.Sort);
                row.Place = request.Order.Or(row.Place);
            },
            cancellationToken);
        Versions.Tell(context.Response, changed.Version);
        return TypedResults.Ok(View(changed));
    }

    private static async Task<NoContent> DeleteAsync(Guid id, Caller caller, SharedDesk<SavedView> desk, CancellationToken cancellationToken)
    {
        await desk.DeleteAsync(caller.Scope, id, null, cancellationToken);
        return TypedResults.NoContent();
    }

    private static async Task CheckAsync(IStore store, ListSelection selection, Scope scope, string name, ViewFilter filter, CancellationToken cancellationToken)
    {
        new Validate()
            .Text(name, "name", SavedView.MaxName)
            .That(filter.Conditions.Count > 0, "conditions", "required", "A view needs at least one condition.")
            .Done();
        using var session = store.Read();
        _ = ViewPredicate.Compile(filter, await selection.ContextAsync(session, scope, cancellationToken));
    }
}

/// <summary>A saved view.</summary>
/// <param name="Tiers">Where its conversations stand; without a condition on the status: the open ones.</param>
internal sealed record ViewView(
    Guid Id, long Version, string Name, Sharing Scope, Guid? OwnerId, Guid? TeamId, ViewMatch Match, IReadOnlyList<ViewCondition> Conditions, ViewSort Sort,
    IReadOnlyList<Tier> Tiers, int Order, DateTimeOffset CreatedAt);

/// <summary>A view to save.</summary>
internal sealed record ViewRequest(
    string Name, IReadOnlyList<ViewCondition> Conditions, ViewMatch Match = ViewMatch.All, Sharing Scope = Sharing.Mine, Guid? TeamId = null,
    ViewSort Sort = ViewSort.Waiting, int Order = 100);

/// <summary>Changes of a view; absent members stay.</summary>
internal sealed record ViewChange(
    Change<string> Name = default, Change<IReadOnlyList<ViewCondition>> Conditions = default, Change<ViewMatch> Match = default, Change<Sharing> Scope = default,
    Change<Guid?> TeamId = default, Change<ViewSort> Sort = default, Change<int> Order = default);

/// <summary>Sizes of the caller's views by id; 1000 stands for "more than 999".</summary>
internal sealed record ViewCountsView(IReadOnlyDictionary<Guid, ViewCount> Views);

/// <summary>How many of a view wait, are answered, are resolved; those it does not reach count 0.</summary>
internal sealed record ViewCount(int Waiting, int Answered, int Resolved);
