using System.Text.Json;
using Heed.Customers.Profiles;
using Heed.Kernel;
using Heed.Platform.Store;
using Heed.Platform.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Heed.Customers.Merging;

/// <summary>Merging customers, undoing it, and who might be one and the same.</summary>
internal static class MergeEndpoints
{
    private const int MaxListed = 50;

    public static void Map(IEndpointRouteBuilder workspace)
    {
        workspace.MapPost("/customers/{id:guid}/merge", Merge).Needs(CustomerAccess.Write)
            .WithName("MergeCustomers").WithTags("Customers").WithSummary("Makes one customer of two: `id` stays, `other` leads to it from now on. `keep` says field by field whose value stays (survivor or other).");
        workspace.MapPost("/customers/merges/{id:guid}/undo", Undo).Needs(CustomerAccess.Write)
            .WithName("UndoMerge").WithTags("Customers").WithSummary("Parts two customers again, as they were. What came after the merge stays with the survivor.");
        workspace.MapGet("/customers/{id:guid}/merges", List).Needs(CustomerAccess.Read)
            .WithName("ListMerges").WithTags("Customers").WithSummary("Merges into this customer that can be undone, newest first.");
        workspace.MapGet("/customers/{id:guid}/duplicates", Like).Needs(CustomerAccess.Read)
            .WithName("ListLikelyDuplicates").WithTags("Customers").WithSummary("Customers who are likely the same person: same e-mail, same phone, or a like name in the same company.");
        workspace.MapGet("/customers/duplicates", All).Needs(CustomerAccess.Read)
            .WithName("ListDuplicates").WithTags("Customers").WithSummary("Pairs of customers with the same e-mail or phone, at most 100.");
    }

    private static async Task<Created<MergeView>> Merge(Guid id, CustomerMerge body, Caller caller, CustomerMerging merging, IStore store, CancellationToken cancellationToken)
    {
        var merge = await merging.MergeAsync(caller.Scope, id, body.Other, new FieldChoice(body.Keep), cancellationToken);
        return TypedResults.Created($"/api/v1/w/{caller.Scope.Workspace}/customers/{id}/merges", await ShowAsync(store, caller.Scope, merge, cancellationToken));
    }

    private static async Task<Ok<PartedView>> Undo(Guid id, Caller caller, CustomerParting parting, IStore store, CancellationToken cancellationToken)
    {
        var merge = await parting.UndoAsync(caller.Scope, id, cancellationToken);
        using var session = store.Read();
        var views = await CustomerViews.LoadAsync(session, caller.Scope.Workspace, [merge.Survivor, merge.Absorbed], cancellationToken);
        return TypedResults.Ok(new PartedView(views[merge.Survivor], views[merge.Absorbed]));
    }

    private static async Task<Ok<MergeList>> List(Guid id, Caller caller, IStore store, CancellationToken cancellationToken)
    {
        using var session = store.Read();
        await CustomerAccess.CustomerAsync(session, caller.Scope, id, cancellationToken);
        var merges = await session.Db.Set<Merge>().Where(m => m.Workspace == caller.Scope.Workspace && m.Survivor == id && m.UndoneAt == null)
            .OrderByDescending(m => m.Id).Take(MaxListed).ToListAsync(cancellationToken);
        return TypedResults.Ok(new MergeList([.. merges.Select(MergeSummary.Of)]));
    }

    private static async Task<Ok<DuplicateList>> Like(Guid id, Caller caller, IStore store, Duplicates duplicates, CancellationToken cancellationToken)
    {
        using var session = store.Read();
        return TypedResults.Ok(new DuplicateList(await duplicates.OfAsync(session, caller.Scope, id, cancellationToken)));
    }

    private static async Task<Ok<DuplicatePairs>> All(Caller caller, IStore store, CancellationToken cancellationToken)
    {
        using var session = store.Read();
        return TypedResults.Ok(new DuplicatePairs(await Duplicates.PairsAsync(session, caller.Scope, cancellationToken)));
    }

    private static async Task<MergeView> ShowAsync(IStore store, Scope scope, Guid id, CancellationToken cancellationToken)
    {
        using var session = store.Read();
        var merge = await session.Db.Set<Merge>().FirstAsync(m => m.Workspace == scope.Workspace && m.Id == id, cancellationToken);
        return new MergeView(MergeSummary.Of(merge), await CustomerViews.OneAsync(session, scope.Workspace, merge.Survivor, cancellationToken));
    }
}

/// <summary>Asks for a merge.</summary>
/// <param name="Other">The customer that goes.</param>
/// <param name="Keep">By field (name, email, phone, language, companyId, attributes.KEY): survivor or other.</param>
internal sealed record CustomerMerge(Guid Other, IReadOnlyDictionary<string, string>? Keep = null);

/// <summary>A merge just made, and the customer that stayed.</summary>
internal sealed record MergeView(MergeSummary Merge, CustomerView Survivor);

/// <summary>Both customers after a merge was undone.</summary>
internal sealed record PartedView(CustomerView Survivor, CustomerView Absorbed);

/// <summary>Merges of a customer.</summary>
internal sealed record MergeList(IReadOnlyList<MergeSummary> Items);

/// <summary>A merge that can be undone.</summary>
/// <param name="Name">Name of the customer that went.</param>
internal sealed record MergeSummary(Guid Id, Guid SurvivorId, Guid AbsorbedId, long Number, string Name, DateTimeOffset At, Guid? By)
{
    public static MergeSummary Of(Merge merge)
    {
        var state = JsonSerializer.Deserialize<MergeState>(merge.State, JsonSerializerOptions.Web)!;
        return new MergeSummary(merge.Id, merge.Survivor, merge.Absorbed, state.Number, state.Absorbed.Name, merge.At, merge.By);
    }
}
