using Heed.Customers.Profiles;
using Heed.Customers.Public;
using Heed.Kernel;
using Heed.Platform.Store;
using Heed.Platform.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Heed.Customers.Timeline;

/// <summary><c>/customers/{id}/timeline</c>: all that happened, over all modules, newest first.</summary>
internal static class TimelineEndpoints
{
    public static void Map(IEndpointRouteBuilder workspace) =>
        workspace.MapGet("/customers/{id:guid}/timeline", List).Needs(CustomerAccess.Read)
            .WithName("GetCustomerTimeline").WithTags("Customers").WithSummary("What happened with a customer, newest first.");

    private static async Task<Ok<Page<TimelineEntry>>> List(
        Guid id, Caller caller, IStore store, IEnumerable<ITimelineSource> sources, CancellationToken cancellationToken, int? limit = null, string? after = null)
    {
        var size = Paging.Limit(limit);
        var mark = Paging.Decode<Mark>(after);
        var place = mark is null ? TimelinePlace.Top : new TimelinePlace(Instants.FromMicros(mark.At), mark.Id);
        using var session = store.Read();
        await CustomerAccess.CustomerAsync(session, caller.Scope, id, cancellationToken);
        var entries = new List<TimelineEntry>();
        // One more than the page from each: whichever is newest, the page is complete.
        foreach (var source in sources) entries.AddRange(await source.ReadAsync(session, caller.Scope, id, place, size + 1, cancellationToken));
        var merged = entries.OrderByDescending(e => e.At).ThenByDescending(e => e.Id).Take(size + 1).ToList();
        return TypedResults.Ok(Paging.From(merged, size, e => new Mark(e.At.ToMicros(), e.Id)));
    }

    private sealed record Mark(long At, Guid Id);
}
